//! The generator: sends each request at its planned moment, whether or not earlier ones are answered, and counts how long
//! it took from that moment, so that a stall of the server does not hide behind itself. To this machine alone.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use tokio::time::{Instant, sleep_until, timeout};

use super::timetable::{LONGEST, MOST, Planned};
use crate::client::{Answer, Client};

/// How long one answer may take.
const PATIENCE: Duration = Duration::from_secs(30);
/// What is begun later than this after its moment was late.
const LATE: Duration = Duration::from_millis(100);

/// What became of a request.
#[derive(Debug)]
pub struct Outcome {
    /// From the planned moment until the answer was there.
    pub took: Duration,
    /// The generator began it late.
    pub is_late: bool,
    /// The answer; nothing if whoever asked had left.
    pub answer: Result<Option<Told>, String>,
    /// The page to which it led, where that was opened.
    pub page: Option<Page>,
}

/// A page that was opened because of an answer.
#[derive(Debug)]
pub struct Page {
    /// From the planned moment of the request that led to it until the page was there.
    pub after: Duration,
    /// What it told, or why there was no answer.
    pub told: Result<Told, String>,
}

/// What was answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// The status.
    pub status: u16,
    /// Where it leads.
    pub location: String,
    /// Of its body, as it was sent.
    pub bytes: usize,
}

/// No whole page has so few bytes: its style sheet's address and the frame of every page have more. The result alone has fewer.
const LEAST_OF_A_WHOLE_PAGE: usize = 2_000;

impl Told {
    /// It told the result first, in place of the whole page.
    pub const fn is_short(&self) -> bool {
        self.status == 200 && self.bytes < LEAST_OF_A_WHOLE_PAGE
    }
}

/// Follows the plan; answers in its order. Who asks several servers takes one after the other.
pub async fn follow(servers: &[SocketAddr], plan: Vec<Planned>) -> Vec<Outcome> {
    assert!(
        servers.iter().all(|server| server.ip().is_loopback()),
        "load goes to this machine alone"
    );
    assert!(plan.len() <= MOST && plan.iter().all(|one| one.at <= LONGEST), "load has an end");
    let doors: Vec<_> = servers.iter().map(|server| Arc::new(Door::new(*server))).collect();
    let start = Instant::now() + Duration::from_millis(50);
    let mut tasks = Vec::with_capacity(plan.len());
    for (number, planned) in plan.into_iter().enumerate() {
        let moment = start + planned.at;
        sleep_until(moment).await;
        let door = Arc::clone(&doors[number % doors.len()]);
        tasks.push(tokio::spawn(async move { send(&door, &planned, moment).await }));
    }
    let mut outcomes = Vec::with_capacity(tasks.len());
    for task in tasks {
        outcomes.push(task.await.unwrap());
    }
    outcomes
}

async fn send(door: &Door, planned: &Planned, moment: Instant) -> Outcome {
    let is_late = moment.elapsed() > LATE;
    let answer = match timeout(PATIENCE, door.ask(planned)).await {
        Ok(answer) => answer.map_err(|error| error.to_string()),
        Err(_) => Err("no answer in time".to_owned()),
    };
    let took = moment.elapsed();
    let page = match &answer {
        Ok(Some(told)) if planned.goes_on && !told.location.is_empty() => {
            Some(open(door, planned, told, moment).await)
        }
        _ => None,
    };
    Outcome { took, is_late, answer, page }
}

/// Opens the page to which an answer leads, be it by way of another.
async fn open(door: &Door, planned: &Planned, told: &Told, moment: Instant) -> Page {
    let mut page = Planned { path: told.location.clone(), form: None, ..planned.clone() };
    let told = loop {
        match timeout(PATIENCE, door.ask(&page)).await {
            Ok(Ok(Some(Told { status: 303, location, .. }))) => page.path = location,
            Ok(Ok(Some(told))) => break Ok(told),
            Ok(Ok(None)) => break Err("nobody read it".to_owned()),
            Ok(Err(error)) => break Err(error.to_string()),
            Err(_) => break Err("no answer in time".to_owned()),
        }
    };
    Page { after: moment.elapsed(), told }
}

/// One server, and the connections to it that nobody uses at the moment.
struct Door {
    server: SocketAddr,
    free: Mutex<Vec<Client>>,
}

impl Door {
    const fn new(server: SocketAddr) -> Self {
        Self { server, free: Mutex::new(Vec::new()) }
    }

    /// By a connection that is open, or else by a new one: an open one may have been closed in that moment.
    async fn ask(&self, planned: &Planned) -> std::io::Result<Option<Told>> {
        let free = self.free.lock().unwrap().pop();
        if let Some(mut client) = free
            && let Ok(told) = self.ask_by(&mut client, planned).await
        {
            self.take_back(client, planned);
            return Ok(told);
        }
        let mut client = Client::try_connect(self.server).await?;
        let told = self.ask_by(&mut client, planned).await?;
        self.take_back(client, planned);
        Ok(told)
    }

    fn take_back(&self, client: Client, planned: &Planned) {
        if !planned.leaves {
            self.free.lock().unwrap().push(client);
        }
    }

    async fn ask_by(
        &self,
        client: &mut Client,
        planned: &Planned,
    ) -> std::io::Result<Option<Told>> {
        let Planned { path, cookie, form, leaves, .. } = planned;
        client.send(path, cookie, form.as_deref()).await?;
        if *leaves {
            return Ok(None);
        }
        let answer: Answer = client.receive().await?;
        let location = answer.header("location").unwrap_or_default().to_owned();
        Ok(Some(Told { status: answer.status, location, bytes: answer.body.len() }))
    }
}
