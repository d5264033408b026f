window.YTD.account.part0 = [
 {
  "account": {
   "username": "sample_monitor",
   "accountId": "1000000003",
   "accountDisplayName": "Sample Monitor",
   "email": "nobody@monitor.example"
  }
 }
]
