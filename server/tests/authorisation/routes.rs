//! A desk's routes about something that institution A has: whatever names one, by an address or in a form.

mod announcements;
mod draws;
mod imports;
mod members;
mod money;
mod offerings;
mod rooms;
mod sessions;
mod sign_ups;
mod terms;
mod things;

use http::Method;

use self::things::Things;
use crate::support::{Answer, Browser, Centre, Yinyao};

/// How it is asked for, where, and what is sent along.
pub type Route = (Method, String, Vec<(&'static str, String)>);

/// All of them, in an order in which A's own desk can do one after the other: what is looked at first is settled later.
pub async fn routes(yinyao: &Yinyao, centre: &Centre) -> Vec<Route> {
    let things = Things::of(yinyao, centre).await;
    [
        imports::routes(&things),
        offerings::routes(&things),
        announcements::routes(&things),
        sessions::routes(&things),
        rooms::routes(&things),
        terms::routes(&things),
        sign_ups::routes(&things),
        members::routes(&things),
        draws::routes(&things),
        money::routes(&things),
        sessions::changes(&things),
        offerings::changes(&things),
        sign_ups::changes(&things),
        offerings::at_last(&things),
    ]
    .concat()
}

/// Sends it from this browser, which stays as it is.
pub async fn send(browser: &Browser, route: &Route) -> Answer {
    sent_by(&mut browser.clone(), route).await
}

/// The same by a browser that goes on from there.
pub async fn sent_by(browser: &mut Browser, (method, path, fields): &Route) -> Answer {
    let fields: Vec<_> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    if method == Method::GET { browser.get(path).await } else { browser.post(path, &fields).await }
}

/// What is read there.
fn get(path: impl Into<String>) -> Route {
    (Method::GET, path.into(), Vec::new())
}

/// What is sent there, with a key of its own.
fn post(form: &str, fields: &[(&'static str, &str)]) -> Route {
    let key = store::form_key::new().to_string();
    keyed(&key, form, fields)
}

/// The same with this key.
fn keyed(key: &str, form: &str, fields: &[(&'static str, &str)]) -> Route {
    let mut all = vec![("key", key.to_owned())];
    all.extend(fields.iter().map(|(name, value)| (*name, (*value).to_owned())));
    (Method::POST, format!("/forms/{form}"), all)
}

/// Why something is done at a desk.
const REASON: (&str, &str) = ("reason", "下雨");

/// Somebody who comes to a counter for the first time.
const PERSON: [(&str, &str); 5] = [
    ("name", "李桂兰"),
    ("mobile", "19900000055"),
    ("born_on", "1955-03-08"),
    ("emergency_contact", ""),
    ("emergency_telephone", ""),
];
