namespace TapBot.Core.Logs;

/// <summary>What a line says, and the key of the field that says it.</summary>
internal sealed record LineMessage(string Text, string? Key)
{
    /// <summary>Where programs put their message, the likeliest first.</summary>
    private static readonly string[] Keys = ["msg", "message", "@m", "@message", "Message", "RenderedMessage", "short_message", "textPayload", "event", "body"];

    /// <summary>Where programs say which request it was: method, path, status, time taken. Traefik, nginx, Caddy, pino-http.</summary>
    private static readonly (string Method, string Path, string Status, string Duration)[] Requests =
    [
        ("method", "path", "status", "duration"), ("RequestMethod", "RequestPath", "DownstreamStatus", ""), ("request_method", "request_uri", "status", "request_time"),
        ("request.method", "request.uri", "status", ""), ("req.method", "req.url", "res.statusCode", ""),
    ];

    /// <summary>The message of a line.</summary>
    public static LineMessage Of(ParsedLine line)
    {
        if (line.Format == LineFormat.Plain)
            return new LineMessage(line.Text, null);
        foreach (var key in Keys)
        {
            if (line.TryFindSpan(key, out var field, out var text) && field.Kind is LogFieldKind.String or LogFieldKind.Number && field.ValueLength > 0)
                return new LineMessage(field.Value(text), field.KeySpan(text) is var written && written.SequenceEqual(key) ? key : written.ToString());
        }
        return MessageTemplate.TryRender(line, out var rendered, out var template) ? new LineMessage(rendered, template)
            : OfRequest(line) is { } request ? new LineMessage(request, null)
            : new LineMessage(line.Text, null);
    }

    private static string? OfRequest(ParsedLine line)
    {
        foreach (var (methodKey, pathKey, statusKey, durationKey) in Requests)
        {
            if (!line.TryFind(methodKey, out var method) || !line.TryFind(pathKey, out var path))
                continue;
            var status = line.TryFind(statusKey, out var code) ? $" {code.Value}" : "";
            var duration = durationKey.Length > 0 && line.TryFind(durationKey, out var took) ? $" {took.Value}" : "";
            return $"{method.Value} {path.Value}{status}{duration}";
        }
        return line.TryFind("request", out var request) && request.Kind == LogFieldKind.String
            ? request.Value + (line.TryFind("status", out var answer) ? $" {answer.Value}" : "")
            : null;
    }
}
