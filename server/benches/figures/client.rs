//! A small HTTP/1.1 client that keeps its connection and costs little: it shares the processor with the server.

use std::net::SocketAddr;

use tokio::io::{AsyncReadExt, AsyncWriteExt, BufStream};
use tokio::net::TcpStream;

/// One connection to the server.
pub struct Client {
    stream: BufStream<TcpStream>,
    host: String,
}

/// What came back.
pub struct Answer {
    /// The status.
    pub status: u16,
    /// The headers, as text.
    pub head: String,
    /// The body.
    pub body: Vec<u8>,
}

impl Answer {
    /// A header's value.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.head.lines().find_map(|line| {
            let (found, value) = line.split_once(':')?;
            found.eq_ignore_ascii_case(name).then(|| value.trim())
        })
    }
}

impl Client {
    /// Connects.
    pub async fn connect(address: SocketAddr) -> Self {
        assert!(address.ip().is_loopback(), "load goes to this machine alone");
        let stream = TcpStream::connect(address).await.unwrap();
        stream.set_nodelay(true).unwrap();
        Self { stream: BufStream::new(stream), host: address.to_string() }
    }

    /// Gets a path; `encoding` is what the client says it can unpack.
    pub async fn get(&mut self, path: &str, encoding: &str) -> Answer {
        let head = format!(
            "GET {path} HTTP/1.1\r\nHost: {}\r\nAccept: text/html\r\nAccept-Encoding: {encoding}\r\n\r\n",
            self.host
        );
        self.ask(&head, "").await
    }

    /// Posts a form with a cookie, as a browser does.
    pub async fn post(&mut self, path: &str, cookie: &str, form: &str) -> Answer {
        let head = format!(
            "POST {path} HTTP/1.1\r\nHost: {}\r\nAccept: text/html\r\nCookie: {cookie}\r\nSec-Fetch-Site: same-origin\r\n\
             Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n",
            self.host,
            form.len()
        );
        self.ask(&head, form).await
    }

    async fn ask(&mut self, head: &str, body: &str) -> Answer {
        self.stream.write_all(head.as_bytes()).await.unwrap();
        self.stream.write_all(body.as_bytes()).await.unwrap();
        self.stream.flush().await.unwrap();
        let head = self.read_head().await;
        let status = head.split(' ').nth(1).unwrap().parse().unwrap();
        let mut answer = Answer { status, head, body: Vec::new() };
        answer.body =
            match answer.header("content-length").map(|length| length.parse::<usize>().unwrap()) {
                Some(length) => self.read_exactly(length).await,
                None if answer.header("transfer-encoding").is_some() => self.read_chunks().await,
                None => Vec::new(),
            };
        answer
    }

    async fn read_line(&mut self) -> String {
        let mut line = Vec::new();
        while !line.ends_with(b"\r\n") {
            line.push(self.stream.read_u8().await.unwrap());
        }
        String::from_utf8(line).unwrap()
    }

    async fn read_head(&mut self) -> String {
        let mut head = String::new();
        loop {
            let line = self.read_line().await;
            if line == "\r\n" {
                return head;
            }
            head.push_str(&line);
        }
    }

    async fn read_exactly(&mut self, length: usize) -> Vec<u8> {
        let mut body = vec![0; length];
        self.stream.read_exact(&mut body).await.unwrap();
        body
    }

    async fn read_chunks(&mut self) -> Vec<u8> {
        let mut body = Vec::new();
        loop {
            let length = usize::from_str_radix(self.read_line().await.trim(), 16).unwrap();
            body.extend(self.read_exactly(length).await);
            self.read_line().await;
            if length == 0 {
                return body;
            }
        }
    }
}
