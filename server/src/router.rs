//! Every route, and the layers around them.

use std::path::Path;
use std::time::Duration;

use app::paths;
use app::request::own_path;
use app::shell::{App, shell};
use axum::Router;
use axum::extract::{DefaultBodyLimit, Request, State};
use axum::middleware::{from_fn, from_fn_with_state, map_response};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use http::{StatusCode, Uri};
use leptos::config::LeptosOptions;
use leptos_axum::{
    LeptosRoutes, generate_route_list, render_app_async_with_context, site_pkg_dir_service,
    site_pkg_dir_service_route_path,
};
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::services::{ServeDir, ServeFile};

use crate::act_keys::give_keys;
use crate::headers::{
    AN_HOUR, ASK_EACH_TIME, COMPRESSION, FOR_EVER, Secure, allow_scripts_of_page, keep_file,
    keep_worker, on_every_answer,
};
use crate::kept_pages::keep_public_pages;
use crate::lean_page::leave_out_marks;
use crate::plain_page::{PlainPages, in_place_of_faults};
use crate::site::Site;
use crate::{
    api, bodies, calendar, comfort, desk, draws, exports, for_whom, health, papers, password,
    request_log, result_first, same_origin, sign_in, time_limit, turns,
};

/// The whole service.
pub fn router(site: Site) -> Router {
    let routes =
        pages(&site).merge(files(&site.options)).merge(api::routes()).merge(health::routes());
    around(routes, site, time_limit::LONGEST)
}

/// What stands around every route: headers, the log, a page in the place of every fault, a limit to the time.
pub fn around(routes: Router<Site>, site: Site, longest: Duration) -> Router {
    let secure = Secure(site.installation.secure_cookies);
    let compression = CompressionLayer::new().quality(COMPRESSION);
    routes
        // The last one added is the outermost.
        .layer(from_fn_with_state(longest, time_limit::limit_time))
        .layer(CatchPanicLayer::custom(|_| StatusCode::INTERNAL_SERVER_ERROR.into_response()))
        .layer(from_fn_with_state(PlainPages::of(&site), in_place_of_faults))
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
        .route("/draws/{id}/list.txt", get(draws::list))
        .route("/draws/{id}/amendment.txt", get(draws::amendment))
        .route("/draws/{id}/record.txt", get(draws::record))
        .route(paths::DESK_IMPORT, post(desk::hand_in))
        .route("/desk/import/{id}/problems.xlsx", get(desk::problems))
        .merge(exports::routes())
        .merge(papers::routes())
        .fallback(no_such_page)
        .layer(map_response(leave_out_marks))
        .layer(from_fn(give_keys))
        .layer(from_fn_with_state(site.clone(), keep_public_pages))
        .layer(from_fn_with_state(site.clone(), password::refuse_when_busy))
        .layer(from_fn(for_whom::only_for_whom_it_was_shown))
        .layer(from_fn_with_state(site.clone(), same_origin::only_from_here))
        // `bodies` has its own limits; axum's, of 2 MB, would cut a plan that is within ours.
        .layer(DefaultBodyLimit::disable())
        .layer(from_fn(bodies::read_whole))
        .layer(from_fn_with_state(PlainPages::of(site), result_first::in_short))
        .layer(from_fn_with_state(site.clone(), sign_in::know_who_asks))
        .layer(from_fn_with_state(site.turns.clone(), turns::in_turn))
}

/// An address that leads nowhere: 404, in the frame of every page. With a slash too many it leads to the page meant.
async fn no_such_page(State(site): State<Site>, request: Request) -> Response {
    if let Some(way) = without_slash_at_end(request.uri()) {
        return Redirect::permanent(&way).into_response();
    }
    let options = site.options.clone();
    let make = render_app_async_with_context(allow_scripts_of_page, move || shell(options.clone()));
    let mut response = make(request).await;
    if response.status() == StatusCode::OK {
        *response.status_mut() = StatusCode::NOT_FOUND;
    }
    response
}

/// `/classes/?page=2` means `/classes?page=2`: Leptos takes both for the same page, the router does not.
fn without_slash_at_end(uri: &Uri) -> Option<String> {
    let bare = uri.path().strip_suffix('/')?.trim_matches('/');
    let query = uri.query().map(|query| format!("?{query}")).unwrap_or_default();
    let way = format!("/{bare}{query}");
    (own_path(&way) == way).then_some(way)
}

/// The browser part, the style sheet, and the files of `public/`, each by its own route: pages never search a folder.
fn files(options: &LeptosOptions) -> Router<Site> {
    let how = if options.hash_files { FOR_EVER } else { ASK_EACH_TIME };
    let package = Router::new()
        .route_service(&site_pkg_dir_service_route_path(options), site_pkg_dir_service(options))
        .layer(map_response(move |response: Response| async move { keep_file(response, how) }));
    let root = Path::new(&*options.site_root);
    let worker = Router::new()
        .route_service(SERVICE_WORKER, compressed(&root.join(&SERVICE_WORKER[1..])))
        .layer(map_response(|response: Response| async move { keep_worker(response) }));
    let verify =
        Router::new().nest_service(&format!("/{VERIFY}"), folder(&root.join(VERIFY))).layer(
            map_response(|response: Response| async move { keep_file(response, ASK_EACH_TIME) }),
        );
    public_files(root, &options.site_pkg_dir)
        .layer(map_response(|response: Response| async move { keep_file(response, AN_HOUR) }))
        .merge(package)
        .merge(verify)
        .merge(worker)
}

/// What keeps pages for the time without network. At the top, since a worker answers for the folder that it lies in.
const SERVICE_WORKER: &str = "/service-worker.js";

/// What draws again in the browser: two files that belong together and keep their names, so they are asked for each time.
const VERIFY: &str = "verify";

fn folder(path: &Path) -> ServeDir {
    ServeDir::new(path).precompressed_br().precompressed_gzip()
}

fn compressed(file: &Path) -> ServeFile {
    ServeFile::new(file).precompressed_br().precompressed_gzip()
}

fn public_files(root: &Path, package: &str) -> Router<Site> {
    let mut routes = Router::new();
    for entry in std::fs::read_dir(root).into_iter().flatten().flatten() {
        let (path, Ok(name)) = (entry.path(), entry.file_name().into_string()) else { continue };
        let is_compressed = name.ends_with(".br") || name.ends_with(".gz");
        if path.is_dir() && name != package && name != VERIFY {
            routes = routes.nest_service(&format!("/{name}"), folder(&path));
        } else if path.is_file()
            && !is_compressed
            && !name.contains(['{', '}'])
            && name != SERVICE_WORKER[1..]
        {
            routes = routes.route_service(&format!("/{name}"), compressed(&path));
        }
    }
    routes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slash_too_many_never_leads_to_another_site() {
        let way = |path: &str| without_slash_at_end(&path.parse().unwrap());
        assert_eq!(way("/classes/?page=2").as_deref(), Some("/classes?page=2"));
        assert_eq!(way("//evil.example/").as_deref(), Some("/evil.example"));
        assert_eq!(way("/a%5Cb//").as_deref(), Some("/a%5Cb"));
        assert_eq!(way("/classes"), None);
    }
}
