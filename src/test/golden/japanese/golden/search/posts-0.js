offprintSearch("posts-0",{"posts":[["本をつくる日","posts/nikki/","2026-03-14","ja","一日の記録。"]]});
