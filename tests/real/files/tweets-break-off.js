window.YTD.tweets.part0 = [
 {
  "tweet": {
   "id_str": "1",
   "full_text": "Words 1",
   "created_at": "Thu Nov 06 08:05:30 +0000 2014"
  }
 },
 {
  "tweet": {
   "id_str": "2",
   "full_text": "Words 2",
   "created_at": "