//! A browser: it keeps cookies and says where its forms come from.

use std::collections::BTreeMap;

use axum::Router;
use axum::body::Body;
use domain::id::OfferingId;
use http::header::{ACCEPT, CONTENT_LENGTH, CONTENT_TYPE, COOKIE, HOST, SET_COOKIE};
use http::{Method, Request};
use tower::ServiceExt;

use super::Answer;

/// A content type that no form has.
pub const NOT_A_FORM: &str = "application/json";
const FORM: &str = "application/x-www-form-urlencoded";

#[derive(Clone)]
pub struct Browser {
    router: Router,
    pub cookies: BTreeMap<String, String>,
    /// Headers sent with every request.
    pub headers: Vec<(&'static str, String)>,
}

impl Browser {
    pub fn new(router: Router) -> Self {
        let accept = (ACCEPT.as_str(), "text/html,application/xhtml+xml".to_owned());
        Self {
            router,
            cookies: BTreeMap::new(),
            headers: vec![accept, ("sec-fetch-site", "same-origin".to_owned())],
        }
    }

    /// The same browser with another header; an empty value leaves the header out.
    pub fn with(mut self, name: &'static str, value: &str) -> Self {
        self.headers.retain(|(known, _)| *known != name);
        if !value.is_empty() {
            self.headers.push((name, value.to_owned()));
        }
        self
    }

    /// Signed in with this token.
    pub fn holding(mut self, token: &str) -> Self {
        self.cookies.insert("yinyao".into(), token.into());
        self
    }

    pub async fn get(&mut self, path: &str) -> Answer {
        self.send(Method::GET, path, None, Vec::new()).await
    }

    pub async fn head(&mut self, path: &str) -> Answer {
        self.send(Method::HEAD, path, None, Vec::new()).await
    }

    /// Sends a form as browsers do.
    pub async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        self.send(Method::POST, path, Some(FORM), body.into_bytes()).await
    }

    /// Sends a form, and follows where it leads.
    pub async fn post_and_follow(&mut self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let answer = self.post(path, fields).await;
        assert_eq!(answer.status, 303, "{}", answer.body);
        let way = answer.location().to_owned();
        self.get(&way).await
    }

    /// Signs up for what has a free place.
    pub async fn signs_up(&mut self, offering: OfferingId) {
        let (key, id) = (store::form_key::new().to_string(), offering.to_string());
        let fields = [("key", key.as_str()), ("offering", id.as_str()), ("expected", "held")];
        let answer = self.post("/forms/sign-up", &fields).await;
        assert!(answer.location().starts_with("/sign-ups/"), "{}", answer.location());
    }

    /// Sends a file and other fields, as a form with a file does.
    pub async fn upload(
        &mut self,
        path: &str,
        file_name: &str,
        bytes: &[u8],
        fields: &[(&str, &str)],
    ) -> Answer {
        let mut body = Vec::new();
        for (name, value) in fields {
            body.extend(
                format!(
                    "--xyz\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n"
                )
                .bytes(),
            );
        }
        let head = format!(
            "--xyz\r\ncontent-disposition: form-data; name=\"file\"; filename=\"{file_name}\"\r\n\r\n"
        );
        body.extend(head.bytes());
        body.extend_from_slice(bytes);
        body.extend(b"\r\n--xyz--\r\n");
        self.send(Method::POST, path, Some("multipart/form-data; boundary=xyz"), body).await
    }

    pub async fn send(
        &mut self,
        method: Method,
        path: &str,
        kind: Option<&str>,
        body: Vec<u8>,
    ) -> Answer {
        let mut request = Request::builder().method(method).uri(path).header(HOST, "yinyao.test");
        for (name, value) in &self.headers {
            request = request.header(*name, value);
        }
        if let Some(kind) = kind {
            request = request.header(CONTENT_TYPE, kind).header(CONTENT_LENGTH, body.len());
        }
        if !self.cookies.is_empty() {
            let cookies: Vec<String> =
                self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
            request = request.header(COOKIE, cookies.join("; "));
        }
        let request = request.body(Body::from(body)).unwrap();
        let answer = Answer::of(self.router.clone().oneshot(request).await.unwrap()).await;
        self.keep_cookies(&answer);
        answer
    }

    fn keep_cookies(&mut self, answer: &Answer) {
        for set in answer.headers.get_all(SET_COOKIE) {
            let set = set.to_str().unwrap();
            let (name, value) = set.split(';').next().unwrap().split_once('=').unwrap();
            if set.contains("Max-Age=0") {
                self.cookies.remove(name);
            } else {
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
    }
}
