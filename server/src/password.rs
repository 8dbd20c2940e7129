//! Comparing coordinators' passwords with their argon2id hashes: slow on purpose, so only a few at once.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

use app::password::{Checking, Hashing, PasswordCheck};
use argon2::password_hash::PasswordHasher;
use argon2::password_hash::phc::{Output, PasswordHash};
use argon2::{Algorithm, Argon2, Block, Params, Version};
use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use http::{Method, StatusCode};
use tokio::sync::Semaphore;

use crate::site::Site;

/// Compares on at most as many threads as there are cores.
#[derive(Clone, Debug)]
pub struct Passwords {
    turns: Arc<Semaphore>,
    rooms: Rooms,
    waiting: Arc<AtomicUsize>,
    queue: usize,
}

/// Longer passwords are cut: hashing must not depend on how much somebody sends.
const LONGEST: usize = 1024;

/// Nobody's password: compared where nobody has the name, so that it takes as long.
static NOBODY: LazyLock<String> =
    LazyLock::new(|| hash("nobody has this name").unwrap_or_default());

impl Default for Passwords {
    fn default() -> Self {
        let cores = std::thread::available_parallelism().map_or(2, std::num::NonZero::get);
        let turns = Arc::new(Semaphore::new(cores));
        Self { turns, rooms: Rooms::default(), waiting: Arc::default(), queue: cores * 8 }
    }
}

impl Passwords {
    /// Comparisons that wait in a queue of this length at most.
    pub fn with_queue(queue: usize) -> Self {
        Self { queue, ..Self::default() }
    }

    /// So many wait that one more would wait for seconds: better told to come back.
    pub fn is_busy(&self) -> bool {
        self.waiting.load(Ordering::Relaxed) >= self.queue
    }
}

impl PasswordCheck for Passwords {
    fn matches<'a>(&'a self, typed: &'a str, hash: Option<&'a str>) -> Checking<'a> {
        Box::pin(async move {
            let waits = Waits::among(&self.waiting);
            let Ok(turn) = Arc::clone(&self.turns).acquire_owned().await else { return false };
            let typed: Vec<u8> = typed.bytes().take(LONGEST).collect();
            let (hash, rooms) = (hash.map(str::to_owned), self.rooms.clone());
            let compared = tokio::task::spawn_blocking(move || {
                // The comparison goes on when whoever asked has left: so does its turn.
                let _turn = (turn, waits);
                let mut room = rooms.take();
                let same = is_password_of(&typed, hash.as_deref().unwrap_or(&NOBODY), &mut room);
                rooms.give_back(room);
                same && hash.is_some()
            });
            compared.await.unwrap_or(false)
        })
    }

    fn hash<'a>(&'a self, typed: &'a str) -> Hashing<'a> {
        Box::pin(async move {
            let turn = Arc::clone(&self.turns).acquire_owned().await.ok()?;
            let typed: String = typed.chars().take(LONGEST / 4).collect();
            let hashed = tokio::task::spawn_blocking(move || {
                let _turn = turn;
                hash(&typed).ok()
            });
            hashed.await.ok().flatten()
        })
    }
}

/// The form that is sent with a password.
const DESK_SIGN_IN: &str = "/forms/desk-sign-in";

/// Answers 503 while too many passwords wait to be compared: then nobody waits for minutes, and no page suffers.
pub async fn refuse_when_busy(State(site): State<Site>, request: Request, next: Next) -> Response {
    let compares = *request.method() == Method::POST && request.uri().path() == DESK_SIGN_IN;
    if compares && site.passwords.is_busy() {
        StatusCode::SERVICE_UNAVAILABLE.into_response()
    } else {
        next.run(request).await
    }
}

/// Where passwords are compared, 19 MiB for each turn, used again and again. Left to the allocator, every thread that ever
/// compared one would keep as much for itself: a storm of fifty took 350 MiB.
#[derive(Clone, Debug, Default)]
struct Rooms(Arc<Mutex<Vec<Vec<Block>>>>);

impl Rooms {
    /// One that is free, or a new one.
    fn take(&self) -> Vec<Block> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).pop().unwrap_or_default()
    }

    fn give_back(&self, room: Vec<Block>) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push(room);
    }
}

/// Counts one that waits or compares, for as long as it lives.
struct Waits(Arc<AtomicUsize>);

impl Waits {
    fn among(count: &Arc<AtomicUsize>) -> Self {
        count.fetch_add(1, Ordering::Relaxed);
        Self(Arc::clone(count))
    }
}

impl Drop for Waits {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

fn is_password_of(typed: &[u8], hash: &str, room: &mut Vec<Block>) -> bool {
    let Ok(kept) = PasswordHash::new(hash) else { return false };
    // Nothing is no password's hash, not even of a hash that says nothing.
    output_of(typed, &kept, room).is_some_and(|output| kept.hash == Some(output))
}

/// What the hash would be of this password; nothing if what is kept is no hash of a password.
fn output_of(typed: &[u8], kept: &PasswordHash, room: &mut Vec<Block>) -> Option<Output> {
    let algorithm = Algorithm::try_from(kept.algorithm.as_str()).ok()?;
    let version = Version::try_from(kept.version?).ok()?;
    let (params, salt) = (Params::try_from(kept).ok()?, kept.salt.as_ref()?);
    let mut output = vec![0; kept.hash.as_ref()?.len()];
    room.resize(params.block_count(), Block::new());
    let argon2 = Argon2::new(algorithm, version, params);
    argon2.hash_password_into_with_memory(typed, salt, &mut output, &mut room[..]).ok()?;
    Output::new(&output).ok()
}

/// The hash to be kept of a password: argon2id with a salt of its own.
pub fn hash(password: &str) -> anyhow::Result<String> {
    let hashed: PasswordHash = Argon2::default().hash_password(password.as_bytes())?;
    Ok(hashed.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn only_the_right_password_matches_and_nobody_has_none() {
        let passwords = Passwords::default();
        let hash = hash("银杏树下").unwrap();
        assert!(hash.starts_with("$argon2id$"));
        assert!(passwords.matches("银杏树下", Some(&hash)).await);
        assert!(!passwords.matches("银杏树上", Some(&hash)).await);
        assert!(!passwords.matches("nobody has this name", None).await);
        assert!(!passwords.matches("", Some("not a hash")).await);
        let without_output = hash.rsplit_once('$').unwrap().0;
        assert!(!passwords.matches("银杏树下", Some(without_output)).await);
        assert!(!passwords.is_busy());
    }
}
