using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Docker.DotNet;
using TapBot.Core.Wording;

namespace TapBot.Core.Containers.Docker;

/// <summary>Runs a call of the library with a deadline of our own and turns its exceptions into reasons.</summary>
internal static class DockerCall
{
    public static Task RunAsync(ServerName server, Func<CancellationToken, Task> call, TimeSpan within, CancellationToken cancellationToken) =>
        RunAsync(server, async c => { await call(c); return true; }, within, cancellationToken);

    public static async Task<T> RunAsync<T>(ServerName server, Func<CancellationToken, Task<T>> call, TimeSpan within, CancellationToken cancellationToken)
    {
        using var late = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        late.CancelAfter(within);
        try
        {
            // The library may not come back from a socket that says nothing; its task is then left to end with the socket.
            return await call(late.Token).WaitAsync(late.Token);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }
        catch (Exception failed) when (ReasonOf(server, within, failed) is { } reason)
        {
            throw reason;
        }
    }

    private static EngineException? ReasonOf(ServerName server, TimeSpan within, Exception failed) => failed switch
    {
        DockerApiException said => new EngineException(Phrase.Of("engine.said", ("message", MessageIn(said))), FaultOf(said.StatusCode), said),
        OperationCanceledException => Unreachable("engine.noAnswer", server, failed, ("seconds", (long)within.TotalSeconds)),
        HttpRequestException or SocketException or IOException or TimeoutException or ObjectDisposedException =>
            Unreachable(CodeOf(failed), server, failed, ("message", Innermost(failed).Message)),
        JsonException => Unreachable("engine.cut", server, failed, ("message", failed.Message)),
        _ => null,
    };

    private static string CodeOf(Exception failed) => Innermost(failed) switch
    {
        SocketException { SocketErrorCode: SocketError.AccessDenied } => "engine.accessDenied",
        SocketException { SocketErrorCode: SocketError.ConnectionRefused or SocketError.AddressNotAvailable } => "engine.notRunning",
        FileNotFoundException or DirectoryNotFoundException => "engine.notRunning",
        _ => "engine.cut",
    };

    private static EngineException Unreachable(string code, ServerName server, Exception inner, (string Name, object? Value) argument) =>
        new(Phrase.Of(code, ("server", server.Value), argument), EngineFault.Unreachable, inner);

    private static EngineFault FaultOf(HttpStatusCode status) => status switch
    {
        HttpStatusCode.NotFound => EngineFault.NotFound,
        HttpStatusCode.Conflict or HttpStatusCode.NotModified => EngineFault.Conflict,
        HttpStatusCode.Forbidden or HttpStatusCode.MethodNotAllowed => EngineFault.Forbidden,
        _ => EngineFault.Refused,
    };

    private static string MessageIn(DockerApiException said)
    {
        try
        {
            using var json = JsonDocument.Parse(said.ResponseBody ?? "");
            return json.RootElement.TryGetProperty("message", out var message) ? message.GetString() ?? said.Message : said.Message;
        }
        catch (JsonException)
        {
            return said.ResponseBody is { Length: > 0 } body ? body.Trim() : said.Message;
        }
    }

    private static Exception Innermost(Exception exception) => exception.InnerException is { } inner ? Innermost(inner) : exception;
}
