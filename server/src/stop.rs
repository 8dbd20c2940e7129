//! Why the program does not start, told to the operator in both languages with the setting to look at.

use std::fmt;

use store::db::OpenError;

/// A setting that is wrong, or something that it names and that is not there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stop {
    /// The variable to look at.
    pub setting: &'static str,
    chinese: String,
    english: String,
}

impl Stop {
    /// What is wrong with a setting, and what would be right. Never repeats a value that may hold a secret.
    pub fn new(
        setting: &'static str,
        chinese: impl Into<String>,
        english: impl Into<String>,
    ) -> Self {
        Self { setting, chinese: chinese.into(), english: english.into() }
    }

    /// A database that cannot be used.
    pub fn of_database(error: &OpenError) -> Self {
        let chinese = match error {
            OpenError::UnknownAddress(_) => {
                "要写成 sqlite:文件 或 postgres://用户@主机/库名".to_owned()
            }
            OpenError::FolderMissing(folder) => {
                format!("文件夹 {} 不存在，请先建好，或换一个文件", folder.display())
            }
            OpenError::ReadOnly(file) => {
                format!("{} 只能读不能写，请给本程序写这个文件和文件夹的权限", file.display())
            }
            OpenError::NotADatabase(file) => {
                format!("{} 不是SQLite数据库，请换一个文件", file.display())
            }
            OpenError::CannotOpen { file, .. } => format!("打不开数据库 {}", file.display()),
            OpenError::NotReachable { server, .. } => {
                format!("连不上PostgreSQL（{server}），请看它是否在运行，用户和密码对不对")
            }
            OpenError::SchemaNewer { found, known } => {
                format!("数据库的版本是 {found}，本程序只认到 {known}，请用新版程序")
            }
            OpenError::NoThread(_) => "系统不给开新线程，请看进程数的限制".to_owned(),
            OpenError::Schema(_) => "数据库的表没有更新成功".to_owned(),
        };
        Self::new("YINYAO_DATABASE", chinese, error.to_string())
    }

    /// The database went away while the program was still starting.
    pub fn of_store(error: &store::Error) -> Self {
        Self::new(
            "YINYAO_DATABASE",
            "启动时数据库出错",
            format!("the database failed while starting: {error}"),
        )
    }
}

impl fmt::Display for Stop {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(formatter, "没有启动。{}：{}。", self.setting, self.chinese)?;
        write!(formatter, "Not started. {}: {}.", self.setting, self.english)
    }
}
