//! Connections to PostgreSQL that are cut in the moment of the commit: the server does not know whether it was done. Whoever
//! sends the form again has one place and the same answer.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use checker::{Act, Answer, Porter};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinSet;

use crate::support::{Crowd, Database, Folder, Program, history, size};

const SEED: u64 = 9;

/// A door before the database. Of the commits that pass it some reach the database, whose answer does not come back; others
/// do not reach it.
struct Scissors {
    door: SocketAddr,
    cuts: Arc<Cuts>,
}

#[derive(Default)]
struct Cuts {
    is_open: AtomicBool,
    commits: AtomicUsize,
    done: AtomicUsize,
    undone: AtomicUsize,
}

/// What becomes of something that was sent.
#[derive(PartialEq, Eq)]
enum Fate {
    PassedOn,
    /// It arrives, and nobody hears of it.
    Arrives,
    /// It is lost.
    Lost,
}

impl Cuts {
    fn fate(&self, sent: &[u8]) -> Fate {
        let is_commit = sent.windows(6).any(|word| word == b"COMMIT");
        if !is_commit || !self.is_open.load(Ordering::SeqCst) {
            return Fate::PassedOn;
        }
        match self.commits.fetch_add(1, Ordering::SeqCst) % 10 {
            3 => {
                self.done.fetch_add(1, Ordering::SeqCst);
                Fate::Arrives
            }
            7 => {
                self.undone.fetch_add(1, Ordering::SeqCst);
                Fate::Lost
            }
            _ => Fate::PassedOn,
        }
    }
}

impl Scissors {
    async fn before(server: String) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let (door, cuts) = (listener.local_addr().unwrap(), Arc::new(Cuts::default()));
        let shared = Arc::clone(&cuts);
        tokio::spawn(async move {
            let mut connections = JoinSet::new();
            while let Ok((client, _)) = listener.accept().await {
                connections.spawn(between(client, server.clone(), Arc::clone(&shared)));
            }
        });
        Self { door, cuts }
    }
}

/// Passes everything on until one side ends, or a commit is cut off.
async fn between(mut client: TcpStream, server: String, cuts: Arc<Cuts>) {
    let Ok(mut server) = TcpStream::connect(server).await else { return };
    let (mut sent, mut told) = (vec![0; 1 << 16], vec![0; 1 << 16]);
    loop {
        tokio::select! {
            Ok(length @ 1..) = client.read(&mut sent) => {
                let fate = cuts.fate(&sent[..length]);
                if fate == Fate::Lost || server.write_all(&sent[..length]).await.is_err() {
                    return;
                }
                if fate == Fate::Arrives {
                    // Once it is answered, it is done.
                    let _ = server.read(&mut told).await;
                    return;
                }
            }
            Ok(length @ 1..) = server.read(&mut told) => {
                if client.write_all(&told[..length]).await.is_err() {
                    return;
                }
            }
            else => return,
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_cut_off_at_the_commit_is_done_once_and_answered_alike() {
    cut_at_the_commit(1, "cut at the commit, PostgreSQL").await;
}

/// Who does not know what became of their form sends it again to the other server, while the first one may still be at it.
#[tokio::test(flavor = "multi_thread")]
async fn what_is_cut_off_from_two_servers_at_the_commit_is_done_once_and_answered_alike() {
    cut_at_the_commit(2, "cut at the commit, two servers, PostgreSQL").await;
}

async fn cut_at_the_commit(number: usize, what: &str) {
    let (folder, database) = (Folder::new(), Database::new().await);
    let crowd = Crowd::before(&database.address, 10, size(80, 1000)).await;
    let (user, rest) = database.address.split_once('@').unwrap();
    let (server, name) = rest.split_once('/').unwrap();
    let scissors = Scissors::before(server.to_owned()).await;
    let address = format!("{user}@{}/{name}", scissors.door);
    let servers: Vec<Program> =
        (0..number).map(|_| Program::start(folder.path(), &address)).collect();
    scissors.cuts.is_open.store(true, Ordering::SeqCst);
    let (web, history) = (crowd.web(&servers.iter().collect::<Vec<_>>(), SEED), history());
    crowd.rush_of(6 * number, &web, &history, crowd.patient_visitors(SEED)).await.unwrap();
    // Whoever asks once more by the same form is told the same, whichever server they ask.
    let attempts = history.attempts();
    for (open, server) in servers.iter().enumerate() {
        (0..number)
            .for_each(|door| web.door(door, (door == open).then_some(server.address.as_str())));
        for attempt in attempts.iter().take(20) {
            let (Act::SignUp { offering, person, .. }, Answer::Given { .. }) =
                (attempt.act, attempt.answer)
            else {
                continue;
            };
            let asked = history.now();
            let again = web.sign_up(attempt.key, offering, person, false).await;
            history.note(attempt.key, attempt.act, asked, again);
        }
    }
    scissors.cuts.is_open.store(false, Ordering::SeqCst);
    for server in servers {
        assert!(server.stop().0.success());
    }
    assert_eq!(web.unexpected(), Vec::<String>::new());
    let [done, undone] =
        [&scissors.cuts.done, &scissors.cuts.undone].map(|cuts| cuts.load(Ordering::SeqCst));
    println!("{what}: {done} were done, {undone} were not");
    crowd.checked(what, done + undone, &history).await;
    assert!(done > 0 && undone > 0, "{what}: {done} were done, {undone} were not");
    database.remove().await;
}
