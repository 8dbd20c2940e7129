//! A small HTTP/1.1 client that keeps its connection and costs little: it shares the processor with the server.

use std::io::{ErrorKind, Result};
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
        Self::try_connect(address).await.unwrap()
    }

    /// Connects, if anybody answers.
    pub async fn try_connect(address: SocketAddr) -> Result<Self> {
        assert!(address.ip().is_loopback(), "load goes to this machine alone");
        let stream = TcpStream::connect(address).await?;
        stream.set_nodelay(true)?;
        Ok(Self { stream: BufStream::new(stream), host: address.to_string() })
    }

    /// Gets a path; `encoding` is what the client says it can unpack.
    pub async fn get(&mut self, path: &str, encoding: &str) -> Answer {
        self.get_as(path, encoding, "").await
    }

    /// The same by whoever has this cookie.
    pub async fn get_as(&mut self, path: &str, encoding: &str, cookie: &str) -> Answer {
        let host = &self.host;
        let cookie =
            if cookie.is_empty() { String::new() } else { format!("Cookie: {cookie}\r\n") };
        let head = format!(
            "GET {path} HTTP/1.1\r\nHost: {host}\r\nAccept: text/html\r\nAccept-Encoding: {encoding}\r\n{cookie}\r\n"
        );
        self.write(&head, "").await.unwrap();
        self.receive().await.unwrap()
    }

    /// Posts a form with a cookie, as a browser does.
    pub async fn post(&mut self, path: &str, cookie: &str, form: &str) -> Answer {
        self.send(path, cookie, Some(form)).await.unwrap();
        self.receive().await.unwrap()
    }

    /// Hands a text file in with a form that is empty but for it.
    pub async fn upload(&mut self, path: &str, cookie: &str, name: &str, file: &str) -> Answer {
        const BETWEEN: &str = "yinyao-between-parts";
        let body = format!(
            "--{BETWEEN}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\r\n{file}\r\n--{BETWEEN}--\r\n"
        );
        let head = format!(
            "POST {path} HTTP/1.1\r\nHost: {}\r\nAccept: text/html\r\nCookie: {cookie}\r\nSec-Fetch-Site: same-origin\r\n\
             Content-Type: multipart/form-data; boundary={BETWEEN}\r\nContent-Length: {}\r\n\r\n",
            self.host,
            body.len()
        );
        self.write(&head, &body).await.unwrap();
        self.receive().await.unwrap()
    }

    /// Sends a form, or asks for a page, as a browser does; the answer is to be received.
    pub async fn send(&mut self, path: &str, cookie: &str, form: Option<&str>) -> Result<()> {
        let (method, form) = form.map_or(("GET", ""), |form| ("POST", form));
        let mut head =
            format!("{method} {path} HTTP/1.1\r\nHost: {}\r\nAccept: text/html\r\n", self.host);
        if !cookie.is_empty() {
            head += &format!("Cookie: {cookie}\r\n");
        }
        if method == "POST" {
            head += &format!(
                "Sec-Fetch-Site: same-origin\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n",
                form.len()
            );
        } else {
            head += "Accept-Encoding: br\r\n";
        }
        self.write(&(head + "\r\n"), form).await
    }

    async fn write(&mut self, head: &str, body: &str) -> Result<()> {
        self.stream.write_all(head.as_bytes()).await?;
        self.stream.write_all(body.as_bytes()).await?;
        self.stream.flush().await
    }

    /// The answer to what was sent.
    pub async fn receive(&mut self) -> Result<Answer> {
        let head = self.read_head().await?;
        let status = head.split(' ').nth(1).and_then(|status| status.parse().ok());
        let mut answer =
            Answer { status: status.ok_or(ErrorKind::InvalidData)?, head, body: Vec::new() };
        answer.body =
            match answer.header("content-length").map(|length| length.parse::<usize>().unwrap()) {
                Some(length) => self.read_exactly(length).await?,
                None if answer.header("transfer-encoding").is_some() => self.read_chunks().await?,
                None => Vec::new(),
            };
        Ok(answer)
    }

    async fn read_line(&mut self) -> Result<String> {
        let mut line = Vec::new();
        while !line.ends_with(b"\r\n") {
            line.push(self.stream.read_u8().await?);
        }
        String::from_utf8(line).map_err(|_| ErrorKind::InvalidData.into())
    }

    async fn read_head(&mut self) -> Result<String> {
        let mut head = String::new();
        loop {
            let line = self.read_line().await?;
            if line == "\r\n" {
                return Ok(head);
            }
            head.push_str(&line);
        }
    }

    async fn read_exactly(&mut self, length: usize) -> Result<Vec<u8>> {
        let mut body = vec![0; length];
        self.stream.read_exact(&mut body).await?;
        Ok(body)
    }

    async fn read_chunks(&mut self) -> Result<Vec<u8>> {
        let mut body = Vec::new();
        loop {
            let line = self.read_line().await?;
            let length =
                usize::from_str_radix(line.trim(), 16).map_err(|_| ErrorKind::InvalidData)?;
            body.extend(self.read_exactly(length).await?);
            self.read_line().await?;
            if length == 0 {
                return Ok(body);
            }
        }
    }
}
