window.__THAR_CONFIG = {
 "userInfo": {
  "userName": "sample_monitor"
 },
 "dataTypes": {
  "tweets": {
   "files": [
    {
     "fileName": "data/tweets.js",
     "count": "4"
    }
   ]
  }
 }
}
