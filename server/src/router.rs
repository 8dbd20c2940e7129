//! Every route, and the layers around them.

use std::path::Path;

use app::paths;
use app::shell::{App, shell};
use axum::Router;
use axum::extract::{Request, State};
use axum::middleware::{from_fn, from_fn_with_state, map_response};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use http::StatusCode;
use leptos::config::LeptosOptions;
use leptos_axum::{
    LeptosRoutes, generate_route_list, render_app_async_with_context, site_pkg_dir_service,
    site_pkg_dir_service_route_path,
};
use tower_http::CompressionLevel;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::services::{ServeDir, ServeFile};

use crate::headers::{
    AN_HOUR, ASK_EACH_TIME, FOR_EVER, Secure, allow_scripts_of_page, keep_file, on_every_answer,
};
use crate::plain_page::{PlainPages, in_place_of_faults};
use crate::site::Site;
use crate::{
    api, bodies, calendar, comfort, desk, health, password, request_log, same_origin, sign_in,
    time_limit,
};

/// The whole service.
pub fn router(site: Site) -> Router {
    let plain_pages = PlainPages::of(&site);
    let secure = Secure(site.installation.secure_cookies);
    let compression = CompressionLayer::new().quality(CompressionLevel::Precise(4));
    pages(&site)
        .merge(files(&site.options))
        .merge(api::routes())
        .merge(health::routes())
        // The last one added is the outermost.
        .layer(from_fn(time_limit::limit_time))
        .layer(CatchPanicLayer::custom(|_| StatusCode::INTERNAL_SERVER_ERROR.into_response()))
        .layer(from_fn_with_state(plain_pages, in_place_of_faults))
        .layer(from_fn(request_log::log_request))
        .layer(from_fn_with_state(secure, on_every_answer))
        .layer(compression)
        .with_state(site)
}

/// Pages, their forms, and what belongs to somebody: the routes that want to know who asks.
fn pages(site: &Site) -> Router<Site> {
    let options = site.options.clone();
    let make = move || shell(options.clone());
    Router::new()
        .leptos_routes_with_context(site, generate_route_list(App), allow_scripts_of_page, make)
        .route("/comfort", post(comfort::set))
        .route(paths::MY_CALENDAR_FILE, get(calendar::mine))
        .route("/calendar/{file}", get(calendar::subscribed))
        .route(paths::DESK_IMPORT, post(desk::hand_in))
        .route("/desk/import/{id}/problems.xlsx", get(desk::problems))
        .route("/desk/offerings/{id}/list.xlsx", get(desk::workbook))
        .route("/desk/offerings/{id}/list.csv", get(desk::text_table))
        .fallback(no_such_page)
        .layer(from_fn_with_state(site.clone(), password::refuse_when_busy))
        .layer(from_fn_with_state(site.clone(), same_origin::only_from_here))
        .layer(from_fn(bodies::read_whole))
        .layer(from_fn_with_state(site.clone(), sign_in::know_who_asks))
}

/// An address that leads nowhere: 404, in the frame of every page.
async fn no_such_page(State(site): State<Site>, request: Request) -> Response {
    let options = site.options.clone();
    let make = render_app_async_with_context(allow_scripts_of_page, move || shell(options.clone()));
    let mut response = make(request).await;
    if response.status() == StatusCode::OK {
        *response.status_mut() = StatusCode::NOT_FOUND;
    }
    response
}

/// The browser part, the style sheet, and the files of `public/`, each by its own route: pages never search a folder.
fn files(options: &LeptosOptions) -> Router<Site> {
    let how = if options.hash_files { FOR_EVER } else { ASK_EACH_TIME };
    let package = Router::new()
        .route_service(&site_pkg_dir_service_route_path(options), site_pkg_dir_service(options))
        .layer(map_response(move |response: Response| async move { keep_file(response, how) }));
    public_files(Path::new(&*options.site_root), &options.site_pkg_dir)
        .layer(map_response(|response: Response| async move { keep_file(response, AN_HOUR) }))
        .merge(package)
}

fn public_files(root: &Path, package: &str) -> Router<Site> {
    let mut routes = Router::new();
    for entry in std::fs::read_dir(root).into_iter().flatten().flatten() {
        let (path, Ok(name)) = (entry.path(), entry.file_name().into_string()) else { continue };
        let compressed = name.ends_with(".br") || name.ends_with(".gz");
        if path.is_dir() && name != package {
            routes = routes.nest_service(
                &format!("/{name}"),
                ServeDir::new(&path).precompressed_br().precompressed_gzip(),
            );
        } else if path.is_file() && !compressed && !name.contains(['{', '}']) {
            let file = ServeFile::new(&path).precompressed_br().precompressed_gzip();
            routes = routes.route_service(&format!("/{name}"), file);
        }
    }
    routes
}
