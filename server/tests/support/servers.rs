//! Servers that are killed one after the other, as a power cut does it, and started again.

use std::sync::Arc;

use checker::Chance;
use domain::id::PersonId;

use super::{Crowd, Folder, Program, Web};

/// The servers of one database, of which one after the other is killed: one with a file, two with a PostgreSQL.
pub struct Servers<'a> {
    folder: &'a Folder,
    database: &'a str,
    running: Vec<Program>,
    killed: usize,
}

impl<'a> Servers<'a> {
    pub fn start(folder: &'a Folder, database: &'a str, engine: &str) -> Self {
        let number = if engine == "SQLite" { 1 } else { 2 };
        let running = (0..number).map(|_| Program::start(folder.path(), database)).collect();
        Self { folder, database, running, killed: 0 }
    }

    /// How often one of them was killed.
    pub fn killed(&self) -> usize {
        self.killed
    }

    /// Browsers of the crowd before them, and of somebody at the desk.
    pub fn web(&self, crowd: &Crowd, seed: u64, desk: Option<(PersonId, &str)>) -> Arc<Web> {
        let doors: Vec<&str> = self.running.iter().map(|server| server.address.as_str()).collect();
        let mut tokens = crowd.tokens.clone();
        tokens.extend(desk.map(|(by, token)| (by, token.to_owned())));
        Arc::new(Web::new(tokens, &doors, seed))
    }

    /// Ends the next of them as a power cut does, and starts it again.
    pub fn kill(&mut self, web: &Web) {
        let turn = self.killed % self.running.len();
        web.door(turn, None);
        self.running.remove(turn).kill();
        let next = Program::start(self.folder.path(), self.database);
        web.door(turn, Some(&next.address));
        self.running.insert(turn, next);
        self.killed += 1;
    }

    /// So many times, at moments of chance among so many questions that are under way, which came after so many others.
    pub async fn kill_often(
        &mut self,
        web: &Web,
        seed: u64,
        times: usize,
        (before, questions): (u64, usize),
    ) {
        let (mut chance, questions) = (Chance::of(seed), u64::try_from(questions).unwrap());
        let mut moments: Vec<u64> = (0..times).map(|_| 1 + chance.below(questions)).collect();
        moments.sort_unstable();
        for moment in moments {
            web.when_asked(before + moment).await;
            self.kill(web);
        }
    }

    /// What a coordinator does, and the server is killed as soon as it has been sent: sent again until it is done.
    pub async fn done_under_a_kill(
        &mut self,
        web: &Arc<Web>,
        form: &'static str,
        by: PersonId,
        fields: String,
    ) {
        let (sender, sent) = (Arc::clone(web), web.asked() + 1);
        let doing = tokio::spawn(async move { sender.until_told(form, by, &fields).await });
        web.when_asked(sent).await;
        self.kill(web);
        let told = doing.await.unwrap();
        assert!(told.is_done(), "{form}: {} {} {}", told.status, told.location(), told.body);
    }

    /// All of them, as somebody does who looks after them.
    pub fn stop(self) {
        for server in self.running {
            let (ended, log) = server.stop();
            assert!(ended.success(), "{ended}: {log}");
        }
    }
}
