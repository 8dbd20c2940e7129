//! Reads the text literals out of Rust source, and what stands around each.

/// One text literal of the program, not of its tests and comments.
#[derive(Clone, Debug)]
pub struct Literal {
    /// The line on which it begins, from 1.
    pub line: usize,
    /// What it says, escapes read.
    pub text: String,
    /// The calls, macros and attributes that it stands in, the innermost last: `["view!", "say"]`.
    pub inside: Vec<String>,
    /// Which bracket it stands in directly: literals of one `Words(…)` share the number.
    pub bracket: usize,
    /// The code before it, texts taken out; its end is what matters: `class=`.
    pub before: String,
}

impl Literal {
    /// It stands in a call or macro of this name.
    pub fn is_in(&self, name: &str) -> bool {
        self.inside.iter().any(|one| one == name)
    }

    /// The name of what it stands in directly.
    pub fn innermost(&self) -> &str {
        self.inside.last().map_or("", String::as_str)
    }
}

/// What is left of a source file without comments, texts and tests, and the texts by themselves.
pub struct Source {
    /// The code; a text is an empty one.
    pub code: String,
    /// The texts.
    pub literals: Vec<Literal>,
}

/// Reads a source file as far as its tests, which stand last.
pub fn read(source: &str) -> Source {
    let program = source.split("#[cfg(test)]\nmod ").next().unwrap_or_default();
    let mut reader = Reader {
        chars: program.chars().collect(),
        at: 0,
        line: 1,
        code: String::new(),
        open: Vec::new(),
        brackets: 0,
        literals: Vec::new(),
    };
    reader.run();
    Source { code: reader.code, literals: reader.literals }
}

struct Reader {
    chars: Vec<char>,
    at: usize,
    line: usize,
    code: String,
    open: Vec<(String, usize)>,
    brackets: usize,
    literals: Vec<Literal>,
}

impl Reader {
    fn run(&mut self) {
        while let Some(c) = self.peek(0) {
            match (c, self.peek(1)) {
                ('/', Some('/')) => self.skip_while(|c| c != '\n'),
                ('"', _) => self.text(0),
                ('r', Some('"' | '#')) if !self.in_a_name() && self.is_raw() => {
                    self.next();
                    self.raw();
                }
                ('\'', _) => self.quote(),
                ('(' | '[' | '{', _) => {
                    self.brackets += 1;
                    self.open.push((self.name_before(), self.brackets));
                    self.take();
                }
                (')' | ']' | '}', _) => {
                    self.open.pop();
                    self.take();
                }
                _ => self.take(),
            }
        }
    }

    fn peek(&self, ahead: usize) -> Option<char> {
        self.chars.get(self.at + ahead).copied()
    }

    fn next(&mut self) -> Option<char> {
        let c = self.peek(0)?;
        self.at += 1;
        self.line += usize::from(c == '\n');
        Some(c)
    }

    fn take(&mut self) {
        if let Some(c) = self.next() {
            self.code.push(c);
        }
    }

    fn skip_while(&mut self, wanted: impl Fn(char) -> bool) {
        while self.peek(0).is_some_and(&wanted) {
            self.next();
        }
    }

    fn in_a_name(&self) -> bool {
        self.code.ends_with(|c: char| c.is_alphanumeric() || c == '_')
    }

    /// `r"` or `r##"`, but not `r#name`.
    fn is_raw(&self) -> bool {
        let hashes = (1..).take_while(|ahead| self.peek(*ahead) == Some('#')).count();
        self.peek(1 + hashes) == Some('"')
    }

    fn raw(&mut self) {
        let from = self.at;
        self.skip_while(|c| c == '#');
        self.text(self.at - from);
    }

    /// A character, or a lifetime.
    fn quote(&mut self) {
        let is_character = self.peek(1) == Some('\\') || self.peek(2) == Some('\'');
        self.next();
        if is_character {
            if self.peek(0) == Some('\\') {
                self.next();
            }
            self.next();
            self.skip_while(|c| c != '\'');
            self.next();
            self.code.push_str("' '");
        }
    }

    /// From the opening quotation mark to the closing one with as many hashes; a raw one, which has hashes, escapes nothing.
    fn text(&mut self, hashes: usize) {
        let line = self.line;
        let mut text = String::new();
        self.next();
        while let Some(c) = self.next() {
            let closed = c == '"' && (0..hashes).all(|ahead| self.peek(ahead) == Some('#'));
            if closed {
                self.at += hashes;
                break;
            }
            if c == '\\' && hashes == 0 {
                self.escape(&mut text);
            } else {
                text.push(c);
            }
        }
        self.literals.push(Literal {
            line,
            text,
            inside: self.open.iter().map(|(name, _)| name.clone()).collect(),
            bracket: self.open.last().map_or(0, |(_, number)| *number),
            before: self.code.clone(),
        });
        self.code.push_str("\"\"");
    }

    fn escape(&mut self, text: &mut String) {
        match self.next() {
            Some('\n') => self.skip_while(char::is_whitespace),
            Some('n') => text.push('\n'),
            Some('u') => {
                let mut digits = String::new();
                self.next();
                while let Some(c) = self.next().filter(|c| *c != '}') {
                    digits.push(c);
                }
                text.extend(u32::from_str_radix(&digits, 16).ok().and_then(char::from_u32));
            }
            Some(c) => text.push(c),
            None => {}
        }
    }

    /// The name right before a bracket: `Words`, `view!`, `#`.
    fn name_before(&self) -> String {
        let end = self.code.trim_end();
        let is_part = |c: char| c.is_alphanumeric() || "_!#".contains(c);
        let name: Vec<char> = end.chars().rev().take_while(|c| is_part(*c)).collect();
        name.into_iter().rev().collect()
    }
}

#[test]
fn texts_are_told_from_comments_characters_lifetimes_and_tests() {
    let source = "/// \"no\"\nfn a<'a>() { let _ = '\"'; say(Words(\"中\\n文\", \"a \\\"b\\\"\")); }\n\
                  const R: &str = r#\"raw \"x\"\"#; // \"no\"\n#[cfg(test)]\nmod tests { \"no\" }";
    let texts: Vec<_> = read(source).literals;
    let said: Vec<&str> = texts.iter().map(|one| one.text.as_str()).collect();
    assert_eq!(said, ["中\n文", "a \"b\"", "raw \"x\""]);
    assert_eq!((texts[0].line, texts[0].innermost()), (2, "Words"));
    assert!(texts[1].is_in("say") && texts[1].bracket == texts[0].bracket);
    assert!(!read(source).code.contains("no"));
}
