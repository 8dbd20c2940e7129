//! Whoever carries questions through HTTP: real sockets to one or several servers, by turns.

use std::collections::{BTreeMap, HashMap};
use std::sync::Mutex;
use std::time::Duration;

use checker::{Answer, Chance};
use domain::id::PersonId;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::sync::watch;

/// Longer than any answer may take.
const DEADLINE: Duration = Duration::from_secs(60);

/// Who is told to come back later does so when the server is ready again, or after so long.
const A_WHILE: Duration = Duration::from_millis(300);

/// Browsers of people who are signed in, before one or several servers.
pub struct Web {
    /// Where servers answer; none where one is down.
    pub doors: watch::Sender<Vec<Option<String>>>,
    /// How many questions have been sent.
    pub asked: watch::Sender<u64>,
    /// How many have been answered.
    pub answered: watch::Sender<u64>,
    /// How many are under way.
    pub under_way: watch::Sender<u64>,
    /// How many know of an open door and have not sent their question yet.
    knocking: watch::Sender<u64>,
    pub(super) tokens: HashMap<PersonId, String>,
    chance: Mutex<Chance>,
    statuses: Mutex<BTreeMap<u16, usize>>,
    unknown: Mutex<Vec<String>>,
}

/// What a server has answered.
pub struct Told {
    pub status: u16,
    pub head: String,
    pub body: String,
}

impl Told {
    /// Where it leads to.
    pub fn location(&self) -> &str {
        let line = self.head.lines().find_map(|line| line.strip_prefix("location: "));
        line.unwrap_or_default()
    }

    /// Led on, and not back to the form.
    pub fn is_done(&self) -> bool {
        self.status == 303 && !self.location().contains("again")
    }
}

impl Web {
    pub fn new(tokens: HashMap<PersonId, String>, doors: &[&str], seed: u64) -> Self {
        let doors = doors.iter().map(|door| Some((*door).to_owned())).collect();
        Self {
            doors: watch::Sender::new(doors),
            asked: watch::Sender::new(0),
            answered: watch::Sender::new(0),
            under_way: watch::Sender::new(0),
            knocking: watch::Sender::new(0),
            tokens,
            chance: Mutex::new(Chance::of(seed)),
            statuses: Mutex::default(),
            unknown: Mutex::default(),
        }
    }

    /// Closes a door, or says where it leads from now on.
    pub fn door(&self, index: usize, address: Option<&str>) {
        self.doors.send_modify(|doors| doors[index] = address.map(str::to_owned));
    }

    /// Waits until so many questions have been sent.
    pub async fn when_asked(&self, number: u64) {
        let mut asked = self.asked.subscribe();
        let waited = tokio::time::timeout(DEADLINE, asked.wait_for(|asked| *asked >= number));
        waited.await.expect("so many are asked in time").unwrap();
    }

    /// Waits until so many questions have been answered.
    pub async fn when_answered(&self, number: u64) {
        let mut answered = self.answered.subscribe();
        let waited = tokio::time::timeout(DEADLINE, answered.wait_for(|told| *told >= number));
        waited.await.expect("so many are answered in time").unwrap();
    }

    /// Waits until whoever knew of an open door has sent their question, or has found it closed.
    pub async fn when_sent(&self) {
        let mut knocking = self.knocking.subscribe();
        let waited = tokio::time::timeout(DEADLINE, knocking.wait_for(|number| *number == 0));
        waited.await.expect("every question is sent in time").unwrap();
    }

    /// Waits until no question is under way.
    pub async fn when_still(&self) {
        let mut under_way = self.under_way.subscribe();
        let waited = tokio::time::timeout(DEADLINE, under_way.wait_for(|number| *number == 0));
        waited.await.expect("every question comes to an end in time").unwrap();
    }

    /// How many questions have been sent so far.
    pub fn asked(&self) -> u64 {
        *self.asked.borrow()
    }

    /// Sends a form until somebody answers it: whoever does not know what became of it sends the same again.
    pub async fn until_told(&self, form: &str, person: PersonId, fields: &str) -> Told {
        self.until_told_as(&self.tokens[&person], form, fields).await
    }

    /// The same by whoever has this cookie, perhaps with others behind it.
    pub async fn until_told_as(&self, cookie: &str, form: &str, fields: &str) -> Told {
        let path = format!("/forms/{form}");
        loop {
            match self.post(&path, cookie, fields, false).await {
                Some(told) if told.status != 503 => return told,
                _ => {}
            }
        }
    }

    /// How often each status was answered.
    pub fn statuses(&self) -> BTreeMap<u16, usize> {
        self.statuses.lock().unwrap().clone()
    }

    /// Answers that nobody expects.
    pub fn unexpected(&self) -> Vec<String> {
        self.unknown.lock().unwrap().clone()
    }

    /// A door that is open, by chance; waits for one while there is none. Who is told of it counts as knocking.
    async fn open_door(&self) -> String {
        let mut doors = self.doors.subscribe();
        let open = doors.wait_for(|doors| doors.iter().any(Option::is_some));
        let open = tokio::time::timeout(DEADLINE, open).await.expect("a server is back in time");
        let open = open.unwrap();
        // No door closes before this is counted.
        self.knocking.send_modify(|number| *number += 1);
        let open: Vec<String> = open.iter().flatten().cloned().collect();
        self.chance.lock().unwrap().one_of(&open).clone()
    }

    /// Sends a form; nothing if nobody knows what became of it.
    pub(super) async fn post(
        &self,
        path: &str,
        cookie: &str,
        fields: &str,
        leaves: bool,
    ) -> Option<Told> {
        let (door, mut stream) = loop {
            let door = self.open_door().await;
            match TcpStream::connect(&door).await {
                Ok(stream) => break (door, stream),
                // Nothing was sent: the server has just gone.
                Err(_) => {
                    self.knocking.send_modify(|number| *number -= 1);
                    tokio::task::yield_now().await;
                }
            }
        };
        self.under_way.send_modify(|number| *number += 1);
        self.asked.send_modify(|number| *number += 1);
        let sent = send(&mut stream, "POST", path, cookie, fields).await;
        self.knocking.send_modify(|number| *number -= 1);
        let told = match sent {
            Some(()) if !leaves => receive(&mut stream).await,
            _ => None,
        };
        self.under_way.send_modify(|number| *number -= 1);
        if let Some(told) = &told {
            self.answered.send_modify(|number| *number += 1);
            *self.statuses.lock().unwrap().entry(told.status).or_default() += 1;
        }
        if told.as_ref().is_some_and(|told| told.status == 503) {
            let _ = tokio::time::timeout(A_WHILE, ready_again(&door)).await;
        }
        told
    }

    /// Notes an answer that nobody expects: nobody knows by it what became of the question.
    pub(super) fn unexpected_answer(&self, told: &Told) -> Answer {
        if told.status != 503 {
            let line = format!("{} {} {}", told.status, told.location(), told.body);
            self.unknown.lock().unwrap().push(line);
        }
        Answer::Unknown
    }
}

/// Waits until the server says that it is ready, or is gone.
pub async fn ready_again(door: &str) {
    let mut looks = tokio::time::interval(Duration::from_millis(20));
    loop {
        looks.tick().await;
        let Ok(mut stream) = TcpStream::connect(door).await else { return };
        let told = exchange(&mut stream, "GET", "/readyz", "", "").await;
        if told.is_none_or(|told| told.status == 200) {
            return;
        }
    }
}

/// One question over a connection of its own, and its whole answer; nothing if it was cut off.
async fn exchange(
    stream: &mut TcpStream,
    method: &str,
    path: &str,
    token: &str,
    fields: &str,
) -> Option<Told> {
    send(stream, method, path, token, fields).await?;
    receive(stream).await
}

/// The question; nothing if nobody takes it.
async fn send(
    stream: &mut TcpStream,
    method: &str,
    path: &str,
    token: &str,
    fields: &str,
) -> Option<()> {
    let request = format!(
        "{method} {path} HTTP/1.1\r\nhost: yinyao.test\r\nconnection: close\r\naccept: text/html\r\n\
         sec-fetch-site: same-origin\r\ncookie: yinyao={token}\r\n\
         content-type: application/x-www-form-urlencoded\r\ncontent-length: {}\r\n\r\n{fields}",
        fields.len()
    );
    stream.write_all(request.as_bytes()).await.ok()
}

/// The whole answer; nothing if it was cut off.
async fn receive(stream: &mut TcpStream) -> Option<Told> {
    let mut bytes = Vec::new();
    let read = stream.read_to_end(&mut bytes);
    tokio::time::timeout(DEADLINE, read).await.expect("an answer or an end in time").ok()?;
    let text = String::from_utf8_lossy(&bytes).into_owned();
    let (head, body) = text.split_once("\r\n\r\n")?;
    let status = head.split(' ').nth(1)?.parse().ok()?;
    Some(Told { status, head: head.to_owned(), body: body.to_owned() })
}

/// The same on a new connection to a server.
pub async fn ask(address: &str, method: &str, path: &str, token: &str, fields: &str) -> Told {
    let mut stream = TcpStream::connect(address).await.unwrap();
    exchange(&mut stream, method, path, token, fields).await.expect("an answer")
}
