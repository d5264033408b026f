window.YTD.tweets.part0 = [
 {
  "tweet": {
   "id": "530129228264374272",
   "id_str": "530129228264374272",
   "created_at": "Wed Nov 05 22:47:12 +0000 2014",
   "full_text": "Heavy aircraft noise over #Harem, northern Idlib, for the last ten minutes. Not verified.",
   "lang": "en",
   "retweet_count": "3",
   "favorite_count": "5",
   "possibly_sensitive": false,
   "entities": {
    "user_mentions": [],
    "hashtags": [],
    "urls": []
   }
  }
 },
 {
  "tweet": {
   "id": "530269729059766272",
   "id_str": "530269729059766272",
   "created_at": "Thu Nov 06 08:05:30 +0000 2014",
   "full_text": "This picture from #Harem is said to show a destroyed headquarters of Al Nusrah. We can't confirm place &amp; date. It looks like one from September.",
   "lang": "en",
   "retweet_count": "3",
   "favorite_count": "5",
   "possibly_sensitive": false,
   "entities": {
    "user_mentions": [],
    "hashtags": [],
    "urls": [],
    "media": [
     {
      "id_str": "530269729059766273",
      "type": "photo",
      "media_url_https": "https://pbs.example/media/harem_a.jpg",
      "expanded_url": "https://x.example/1"
     }
    ]
   },
   "extended_entities": {
    "media": [
     {
      "id_str": "530269729059766273",
      "type": "photo",
      "media_url_https": "https://pbs.example/media/harem_a.jpg",
      "expanded_url": "https://x.example/1"
     }
    ]
   }
  }
 },
 {
  "tweet": {
   "id": "530285961016246272",
   "id_str": "530285961016246272",
   "created_at": "Thu Nov 06 09:10:00 +0000 2014",
   "full_text": "RT @sample_harem: Two explosions shortly after midnight, my neighbour says one building is gone",
   "lang": "en",
   "retweet_count": "3",
   "favorite_count": "5",
   "possibly_sensitive": false,
   "entities": {
    "user_mentions": [],
    "hashtags": [],
    "urls": []
   }
  }
 },
 {
  "tweet": {
   "id": "530415565009846272",
   "id_str": "530415565009846272",
   "created_at": "Thu Nov 06 17:45:00 +0000 2014",
   "full_text": "Central Command now says it struck five Khorasan Group targets near Sarmada last night. It does not mention Harem.",
   "lang": "en",
   "retweet_count": "3",
   "favorite_count": "5",
   "possibly_sensitive": false,
   "entities": {
    "user_mentions": [],
    "hashtags": [],
    "urls": [],
    "media": [
     {
      "id_str": "530415565009846273",
      "type": "photo",
      "media_url_https": "https://pbs.example/media/missing_b.jpg",
      "expanded_url": "https://x.example/1"
     }
    ]
   },
   "extended_entities": {
    "media": [
     {
      "id_str": "530415565009846273",
      "type": "photo",
      "media_url_https": "https://pbs.example/media/missing_b.jpg",
      "expanded_url": "https://x.example/1"
     }
    ]
   },
   "in_reply_to_status_id_str": "530269729059766272"
  }
 }
]
