"""A small client of the Horoz Demir MRP API: Python 3.9 or newer, the standard library and nothing else."""

import json
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
import uuid
from decimal import Decimal


class ApiError(Exception):
    """The server refused. Programs decide by error_code, people read the message."""

    def __init__(self, status, answer, retry_after=0):
        super().__init__(answer.get("message", f"The address answered {status} and no reason."))
        self.status = status
        self.error_code = answer.get("error_code", "HTTP_ERROR")
        self.details = answer.get("details", [])
        self.request_id = answer.get("request_id", "")
        self.retry_after = retry_after


class Horoz:
    """Logs in with its first request, renews its tokens, and repeats what may be repeated."""

    def __init__(self, base_url, username, password, language="en", tries=4):
        self._api = base_url.rstrip("/") + "/api/v1"
        self._account = {"username": username, "password": password}
        self._language = language
        self._tries = tries
        self._tokens = None
        self._lock = threading.Lock()

    def get(self, path, **query):
        return self.send("GET", path + ("?" + urllib.parse.urlencode(query) if query else ""))

    def post(self, path, body=None):
        # One key for all tries: a repeat after a lost answer books nothing twice.
        return self.send("POST", path, body, {"Idempotency-Key": str(uuid.uuid4())})

    def put(self, path, body):
        return self.send("PUT", path, body)

    def all(self, path, page_size=100, **query):
        """Every row of a list, page by page."""
        page = 1
        while True:
            answer = self.get(path, page=page, page_size=page_size, **query)
            yield from answer["items"]
            if not answer["has_next"]:
                return
            page += 1

    def send(self, method, path, body=None, headers=None):
        token = self._token()
        try:
            return self._persist(method, path, body, headers, token)
        except ApiError as error:
            if error.error_code != "TOKEN_EXPIRED":
                raise
        return self._persist(method, path, body, headers, self._token(expired=token))

    def _token(self, expired=None):
        # A refresh token works once, so one thread renews and the others wait for it.
        with self._lock:
            if self._tokens is None:
                self._tokens = self._persist("POST", "/auth/login", self._account)
            elif self._tokens["access_token"] == expired:
                self._tokens = self._renewed(self._tokens["refresh_token"])
            return self._tokens["access_token"]

    def _renewed(self, refresh_token):
        try:
            # Once only: if the answer is lost, the token is used up, and logging in anew is the way on.
            return self._once("POST", "/auth/refresh", {"refresh_token": refresh_token})
        except (ApiError, urllib.error.URLError) as error:
            if isinstance(error, ApiError) and error.error_code != "TOKEN_EXPIRED":
                raise  # somebody has ended this session, and it stays ended
            return self._persist("POST", "/auth/login", self._account)

    def _persist(self, method, path, body=None, headers=None, token=None):
        """Tries again when the server says when (429, 503) or the line breaks: at most so often, and not at once."""
        headers = headers or {}
        repeatable = method in ("GET", "PUT", "DELETE") or "Idempotency-Key" in headers
        for attempt in range(1, self._tries + 1):
            try:
                return self._once(method, path, body, headers, token)
            except ApiError as error:
                # 409 with Retry-After: the first try of the same key is still being worked on.
                if not (error.retry_after or error.status in (429, 503)) or attempt == self._tries:
                    raise
                pause = error.retry_after or 2**attempt
            except urllib.error.URLError:
                # Nobody knows whether it was done; what may happen once only is not sent again.
                if not repeatable or attempt == self._tries:
                    raise
                pause = 2**attempt
            time.sleep(pause)

    def _once(self, method, path, body=None, headers=None, token=None):
        request = urllib.request.Request(self._api + path, method=method, headers=headers or {})
        request.add_header("Accept-Language", self._language)
        if token is not None:
            request.add_header("Authorization", "Bearer " + token)
        if body is not None:
            request.data = json.dumps(body, default=str).encode()  # Decimal travels as text
            request.add_header("Content-Type", "application/json")
        try:
            with urllib.request.urlopen(request, timeout=30) as answer:
                return json.load(answer, parse_float=Decimal)
        except urllib.error.HTTPError as refusal:
            raise self._problem(refusal) from None

    @staticmethod
    def _problem(refusal):
        try:
            answer = json.load(refusal)
        except ValueError:
            answer = {}  # a proxy answered, not the server
        return ApiError(refusal.code, answer, int(refusal.headers.get("Retry-After", 0)))
