//! Starting, serving and stopping.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::serve::ListenerExt;
use store::Db;
use store::founding::{Contents, Filling, Purpose, begin_filling, end_filling};
use store::province::Size;
use tokio::net::TcpListener;
use tokio::signal::unix::{Signal, SignalKind, signal};
use tokio::sync::Notify;

use crate::config::Config;
use crate::site::Site;
use crate::stop::Stop;
use crate::{areas, demonstration, jobs, router};

/// How long what was begun may take once the program is told to stop.
const GRACE: Duration = Duration::from_secs(10);

/// How long the program still listens after that: whoever had just connected would be cut off before their form was read.
const STILL_HEARD: Duration = Duration::from_millis(300);

/// Serves until SIGTERM or Ctrl-C.
pub async fn serve(config: Config) -> Result<(), Stop> {
    let db = open(&config).await?;
    // Before a new database is filled: a port that is taken should be told at once.
    let listener = listen(config.address).await?;
    fill(&config, &db).await?;
    if !config.secure_cookies() && !config.address.ip().is_loopback() {
        tracing::warn!(
            "without https:// in YINYAO_PUBLIC_ADDRESS everybody on the way can read who is signed in"
        );
    }
    let site = Site::new(&config, db.clone());
    let jobs = jobs::start(&site);
    // Before anybody is told that it serves: whoever then says stop at once is to be heard.
    let told_to_stop = ToldToStop::listening();
    println!("银耀 Yinyao: {}", shown_address(&config, &listener));
    if config.is_demonstration()
        && let Ok(Some(sign_ins)) = demonstration::sign_ins(&db).await
    {
        println!("{sign_ins}");
    }
    // A file travels in several writes: without this each would wait for the one before it to be acknowledged, 40 ms.
    let listener = listener.tap_io(|connection| {
        let _ = connection.set_nodelay(true);
    });
    let service = router::router(site.clone()).into_make_service_with_connect_info::<SocketAddr>();
    let stopping = Arc::new(Notify::new());
    let serving = axum::serve(listener, service)
        .with_graceful_shutdown(told_to_stop.then_stop(site, stopping.clone()));
    let ended = tokio::select! {
        ended = serving.into_future() => ended,
        () = patience_after(&stopping) => Ok(()),
    };
    jobs.iter().for_each(tokio::task::JoinHandle::abort);
    db.close().await;
    ended.map_err(|error| {
        Stop::new("YINYAO_ADDRESS", "服务中断", format!("serving failed: {error}"))
    })
}

/// Brings the database's schema up to this program's, and nothing else.
pub async fn migrate(config: &Config) -> Result<(), Stop> {
    let db = open(config).await?;
    db.close().await;
    println!("数据库的表是新的。The schema is up to date.");
    Ok(())
}

/// Fills a new database with the demonstration, or with the province if `SEED=province`.
pub async fn seed(config: &Config) -> Result<(), Stop> {
    let db = open(config).await?;
    let filled = fill(config, &db).await;
    db.close().await;
    filled
}

/// Which commands there are, each with an example, in both languages.
pub const HELP: [&str; 2] = [
    "\
银耀 yinyao：这些命令可以用。

  yinyao serve     开始服务；不写命令也是这个。例如：
                   YINYAO_DATABASE=sqlite:yinyao.db yinyao serve
  yinyao migrate   把数据库更新到这个版本。例如：
                   YINYAO_DATABASE=sqlite:yinyao.db yinyao migrate
  yinyao seed      写入演示用的内容。例如：
                   YINYAO_DATABASE=sqlite:demonstration.db yinyao seed
  yinyao verify    用公布的名单重新抽一遍，看结果对不对。例如：
                   yinyao verify list.txt record.txt
  yinyao help      看这些说明",
    "\
yinyao: these are its commands.

  yinyao serve     serves; so it does without a command. For example:
                   YINYAO_DATABASE=sqlite:yinyao.db yinyao serve
  yinyao migrate   brings the database to this version. For example:
                   YINYAO_DATABASE=sqlite:yinyao.db yinyao migrate
  yinyao seed      writes what a demonstration shows. For example:
                   YINYAO_DATABASE=sqlite:demonstration.db yinyao seed
  yinyao verify    draws a published draw again and says whether the result is right. For example:
                   yinyao verify list.txt record.txt
  yinyao help      these lines",
];

/// A word on the command line that is no command.
pub fn unknown_command(word: &str) -> Stop {
    Stop::new(
        "yinyao",
        format!("不认识“{word}”，可以写 serve、migrate、seed、verify、help"),
        format!("{word:?} is no command; there are serve, migrate, seed, verify, help"),
    )
}

async fn open(config: &Config) -> Result<Db, Stop> {
    if let Some(folder) = &config.new_folder {
        std::fs::create_dir_all(folder).map_err(|error| {
            let path = folder.display();
            Stop::new(
                "YINYAO_DATA",
                format!("建不了文件夹 {path}"),
                format!("the folder {path} cannot be made: {error}"),
            )
        })?;
    }
    Db::open(&config.database).await.map_err(|error| Stop::of_database(&error))
}

async fn listen(address: SocketAddr) -> Result<TcpListener, Stop> {
    TcpListener::bind(address).await.map_err(|error| {
        Stop::new(
            "YINYAO_ADDRESS",
            format!("{address} 用不了，可能已被别的程序占用，请换一个端口"),
            format!("{address} cannot be used, perhaps another program does: choose another port ({error})"),
        )
    })
}

/// Makes the areas known; fills a demonstration in which nobody has founded anything yet, and refuses a half filled one.
async fn fill(config: &Config, db: &Db) -> Result<(), Stop> {
    know_purpose(config, db).await?;
    areas::add(db).await.map_err(|error| {
        Stop::new(
            "YINYAO_DATABASE",
            "省、市、县的名单没有存进去",
            format!("the list of cities and counties could not be kept: {error:#}"),
        )
    })?;
    if !config.is_demonstration() {
        return Ok(());
    }
    let wanted = if config.province { Contents::Province } else { Contents::Demonstration };
    let told = |error| Stop::of_store(&error);
    match begin_filling(db, wanted).await.map_err(told)? {
        Filling::Yours => {}
        Filling::Unfinished => return Err(unfinished()),
        Filling::Filled(kept) if config.province && kept != Some(Contents::Province) => {
            return Err(filled_otherwise());
        }
        Filling::Filled(_) => return Ok(()),
    }
    let filled = match wanted {
        Contents::Province => demonstration::province(db, Size::WHOLE).await,
        Contents::Demonstration => demonstration::fill(db, db.now()).await,
    };
    filled.map_err(|error| {
        Stop::new(
            "YINYAO_DATABASE",
            "演示数据没有建成",
            format!("the demonstration could not be made: {error:#}"),
        )
    })?;
    end_filling(db).await.map_err(told)
}

/// A first start was interrupted: whatever it makes last is missing.
fn unfinished() -> Stop {
    Stop::new(
        "YINYAO_DATABASE",
        "演示数据只建了一半，上一次中断了。请删掉这个数据库，或换一个；如果另一个程序正在建，请等它建完",
        "the demonstration in this database is half made, its first start was interrupted: remove the database, \
         or name another; if another program is making it now, wait for that",
    )
}

/// The province cannot be put on top of something else.
fn filled_otherwise() -> Stop {
    Stop::new(
        "SEED",
        "这个数据库里已有别的数据，不能再放全省的数据；请换一个数据库（YINYAO_DATABASE），或去掉 SEED",
        "this database holds something else already, the province needs an empty one: name another (YINYAO_DATABASE), \
         or leave SEED out",
    )
}

/// Demonstration and real people are kept apart: the one has passwords that everybody knows.
async fn know_purpose(config: &Config, db: &Db) -> Result<(), Stop> {
    let wanted = if config.is_demonstration() { Purpose::Demonstration } else { Purpose::Real };
    match store::founding::purpose(db, wanted).await.map_err(|error| Stop::of_store(&error))? {
        kept if kept == wanted => Ok(()),
        Purpose::Demonstration => Err(Stop::new(
            "YINYAO_DEMONSTRATION",
            "这个数据库是演示用的，里面的密码人人知道；请换一个数据库（YINYAO_DATABASE）",
            "this database holds the demonstration, whose passwords everybody knows: choose another (YINYAO_DATABASE)",
        )),
        Purpose::Real => Err(Stop::new(
            "YINYAO_DEMONSTRATION",
            "这个数据库里是真实的人，不能当演示用；请设置 YINYAO_SMS_GATEWAY，或换一个数据库",
            "this database holds real people and cannot serve a demonstration: set YINYAO_SMS_GATEWAY, or choose another",
        )),
    }
}

fn shown_address(config: &Config, listener: &TcpListener) -> String {
    // Port 0 asks for any free one.
    match listener.local_addr() {
        Ok(address) if config.address.port() == 0 => format!("http://{address}"),
        _ => config.public_address.clone(),
    }
}

/// Listens for SIGTERM from the moment it is made, and for Ctrl-C.
struct ToldToStop(Option<Signal>);

impl ToldToStop {
    fn listening() -> Self {
        Self(signal(SignalKind::terminate()).ok())
    }

    async fn once(&mut self) {
        match &mut self.0 {
            Some(terminated) => {
                tokio::select! {
                    _ = terminated.recv() => {}
                    _ = tokio::signal::ctrl_c() => {}
                }
            }
            None => {
                let _ = tokio::signal::ctrl_c().await;
            }
        }
    }

    /// Waits until told; a second time ends the program at once.
    async fn then_stop(mut self, site: Site, stopping: Arc<Notify>) {
        self.once().await;
        site.begin_stopping();
        tracing::info!("stopping");
        tokio::select! {
            () = tokio::time::sleep(STILL_HEARD) => {}
            () = self.once() => std::process::exit(130),
        }
        stopping.notify_one();
        tokio::spawn(async move {
            self.once().await;
            std::process::exit(130);
        });
    }
}

/// Ends once whoever is still being answered has had time enough.
async fn patience_after(stopping: &Notify) {
    stopping.notified().await;
    tokio::time::sleep(GRACE).await;
    tracing::warn!("some requests were not finished in time");
}
