offprintSearch("posts-0",{"posts":[["יום של ספרים","posts/yom/","2026-03-14","he","רשימה מיום אחד."]]});
