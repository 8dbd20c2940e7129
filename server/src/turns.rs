//! Pages that are made for one person take turns. More of them at once make none of them earlier: each would wait for a connection
//! to the database again and again, some of them too long, and half-made pages would be thrown away. A form never waits here, nor
//! does anybody without a sign-in: public pages are kept. What a form's answer leads to, and the desk, have turns of their own:
//! neither stands behind those who only look. Where an answer's turn is not free at once, the result alone is told at once
//! (`result_first`): that needs no turn.

use std::sync::Arc;
use std::time::Duration;

use app::paths;
use app::request::Installation;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use http::{Method, StatusCode};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tower::{Layer, ServiceExt};
use tower_http::compression::CompressionLayer;

use crate::cookies::cookie;
use crate::headers::QUICK_COMPRESSION;
use crate::result_first;

/// Pages of one kind that are made at once: enough that the processor and the database never wait for one another.
const AT_ONCE: usize = 16;

/// How long one waits for one's turn. Who is told to come again after that comes to a queue that is shorter.
const PATIENCE: Duration = Duration::from_secs(25);

/// On an answer: it is nobody's turn yet, and nothing is out of order.
#[derive(Clone, Copy, Debug)]
pub struct NotYet;

/// On a request: nobody's turn is free, and a short answer may do instead.
#[derive(Clone, Debug)]
pub struct Crowded {
    queue: Arc<Semaphore>,
    patience: Duration,
}

impl Crowded {
    /// Waits for the turn after all; nothing where that takes too long. Held until the page is there: it is made whole before
    /// its first byte goes out.
    pub async fn turn(self) -> Option<OwnedSemaphorePermit> {
        tokio::time::timeout(self.patience, self.queue.acquire_owned()).await.ok()?.ok()
    }
}

/// Who is next.
#[derive(Clone, Debug)]
pub struct Turns {
    pages: Arc<Semaphore>,
    /// How somebody stands, after what they have sent.
    answers: Arc<Semaphore>,
    desk: Arc<Semaphore>,
    patience: Duration,
    /// The cookie of somebody who is signed in.
    signed: &'static str,
}

impl Turns {
    /// For one server.
    pub fn of(installation: &Installation) -> Self {
        Self::new(AT_ONCE, PATIENCE, installation.sign_in_cookie())
    }

    /// So many pages of each kind at once, to browsers that have the cookie of somebody who is signed in. With none at all
    /// everybody has to wait, for tests.
    pub fn new(at_once: usize, patience: Duration, signed: &'static str) -> Self {
        let [pages, answers, desk] = [(); 3].map(|()| Arc::new(Semaphore::new(at_once)));
        Self { pages, answers, desk, patience, signed }
    }

    fn queue_of(&self, path: &str) -> &Arc<Semaphore> {
        match path.split('/').nth(1) {
            Some("sign-ups") => &self.answers,
            Some("desk") => &self.desk,
            _ => &self.pages,
        }
    }
}

/// Lets a page for one person begin when it is its turn, in the order of asking; 503 where that takes too long.
pub async fn in_turn(State(turns): State<Turns>, mut request: Request, next: Next) -> Response {
    let reads = *request.method() == Method::GET;
    if !reads || cookie(request.headers(), turns.signed).is_none() {
        return next.run(request).await;
    }
    let queue = Arc::clone(turns.queue_of(request.uri().path()));
    let crowded = Crowded { queue: Arc::clone(&queue), patience: turns.patience };
    if let Ok(_turn) = queue.try_acquire_owned() {
        return made(request, next).await;
    }
    if result_first::entry_of(request.uri()).is_some() {
        request.extensions_mut().insert(crowded);
        return made(request, next).await;
    }
    match crowded.turn().await {
        Some(_turn) => made(request, next).await,
        None => not_yet(),
    }
}

/// Nobody's turn came in time.
pub fn not_yet() -> Response {
    let mut response = StatusCode::SERVICE_UNAVAILABLE.into_response();
    response.extensions_mut().insert(NotYet);
    response
}

/// The page, compressed quickly unless it is a desk's.
async fn made(request: Request, next: Next) -> Response {
    if paths::is_at_desk(request.uri().path()) {
        return next.run(request).await;
    }
    let quickly = CompressionLayer::new().quality(QUICK_COMPRESSION).layer(next);
    let Ok(answer) = quickly.oneshot(request).await;
    answer.map(Body::new)
}

#[cfg(test)]
mod tests {
    use axum::Router;
    use axum::middleware::from_fn_with_state;
    use axum::routing::get;
    use tokio::sync::{Notify, mpsc};

    use super::*;

    /// Pages that tell when they begin, and end when they are told to.
    fn pages(turns: Turns) -> (Router, mpsc::UnboundedReceiver<()>, Arc<Notify>) {
        let (begun, beginning) = mpsc::unbounded_channel();
        let end = Arc::new(Notify::new());
        let told = Arc::clone(&end);
        let page = move || {
            let (begun, end) = (begun.clone(), Arc::clone(&told));
            async move {
                begun.send(()).unwrap();
                end.notified().await;
                "a page"
            }
        };
        let routes = Router::new()
            .route("/", get(page).post(|| async { "done" }))
            .route("/sign-ups/1", get(|| async { "held" }))
            .route("/desk", get(|| async { "the desk" }));
        (routes.layer(from_fn_with_state(turns, in_turn)), beginning, end)
    }

    fn asked(method: Method, cookie: &str) -> Request {
        asked_for("/", method, cookie)
    }

    fn asked_for(path: &str, method: Method, cookie: &str) -> Request {
        let request = Request::builder().method(method).uri(path).header("cookie", cookie);
        request.body(Body::empty()).unwrap()
    }

    #[tokio::test]
    async fn pages_for_one_person_begin_one_after_the_other_and_nothing_else_waits() {
        let turns = Turns::new(1, Duration::from_secs(600), "yinyao");
        let (pages, mut beginning, end) = pages(turns.clone());
        let ask = |cookie| tokio::spawn(pages.clone().oneshot(asked(Method::GET, cookie)));
        let first = ask("yinyao=a");
        beginning.recv().await.unwrap();
        let second = ask("yinyao=b");
        // A form, and a page for everybody.
        let form = pages.clone().oneshot(asked(Method::POST, "yinyao=c")).await.unwrap();
        assert_eq!(form.status(), StatusCode::OK);
        for own in ["/sign-ups/1", "/desk"] {
            let page = pages.clone().oneshot(asked_for(own, Method::GET, "yinyao=c")).await;
            assert_eq!(page.unwrap().status(), StatusCode::OK, "{own} waits for no page");
        }
        let public = ask("");
        beginning.recv().await.unwrap();
        assert!(beginning.try_recv().is_err(), "the second page waits for the first");
        end.notify_waiters();
        assert_eq!(first.await.unwrap().unwrap().status(), StatusCode::OK);
        assert_eq!(public.await.unwrap().unwrap().status(), StatusCode::OK);
        beginning.recv().await.unwrap();
        end.notify_one();
        assert_eq!(second.await.unwrap().unwrap().status(), StatusCode::OK);
        assert_eq!(turns.pages.available_permits(), 1);
    }

    #[tokio::test]
    async fn whoever_would_wait_too_long_is_told_to_come_again_and_whoever_goes_leaves_their_turn()
    {
        let turns = Turns::new(1, Duration::ZERO, "yinyao");
        let (pages, mut beginning, _) = pages(turns.clone());
        let first = tokio::spawn(pages.clone().oneshot(asked(Method::GET, "yinyao=a")));
        beginning.recv().await.unwrap();
        let second = pages.oneshot(asked(Method::GET, "yinyao=b")).await.unwrap();
        assert_eq!(second.status(), StatusCode::SERVICE_UNAVAILABLE);
        assert!(second.extensions().get::<NotYet>().is_some());
        first.abort();
        assert!(first.await.unwrap_err().is_cancelled());
        assert_eq!(turns.pages.available_permits(), 1);
    }
}
