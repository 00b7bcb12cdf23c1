using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using TapBot.EndToEnd.Portal;

namespace TapBot.EndToEnd.Api;

/// <summary>Asks the portal as a script would.</summary>
internal static class PortalApi
{
    /// <summary>Posts an operation on a container and gives status and answer.</summary>
    public static Task<(HttpStatusCode Status, JsonNode Answer)> DoAsync(this PortalHouse house, string container, string operation, object? body = null) =>
        house.SendAsync(HttpMethod.Post, $"/api/v1/servers/real/containers/{container}/{operation}", body);

    public static Task<(HttpStatusCode Status, JsonNode Answer)> PostAsync(this PortalHouse house, string path, object body) => house.SendAsync(HttpMethod.Post, path, body);

    public static Task<(HttpStatusCode Status, JsonNode Answer)> AskAsync(this PortalHouse house, string path) => house.SendAsync(HttpMethod.Get, path);

    /// <summary>Waits until the portal's list shows a container as asked for, unless told otherwise as started.</summary>
    public static Task<JsonNode> SeenAsync(this PortalHouse house, string container, Func<JsonNode, bool>? looks = null) =>
        house.UntilAsync($"/api/v1/servers/real/containers/{container}", looks ?? (static c => (string?)c["state"] != "created"));

    /// <summary>Waits until the portal says of its engine that it is <c>live</c>, <c>retrying</c> ...</summary>
    public static Task EngineIsAsync(this PortalHouse house, string state) => house.UntilAsync("/api/v1/servers", servers => (string?)servers[0]!["engine"]!["state"] == state);

    /// <summary>Asks until the answer looks as asked for.</summary>
    public static async Task<JsonNode> UntilAsync(this PortalHouse house, string path, Func<JsonNode, bool> looks)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(30), TimeProvider.System);
        while (true)
        {
            var (status, answer) = await house.AskAsync(path);
            if (status == HttpStatusCode.OK && looks(answer))
                return answer;
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, deadline.Token);
        }
    }

    private static async Task<(HttpStatusCode Status, JsonNode Answer)> SendAsync(this PortalHouse house, HttpMethod method, string path, object? body = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        using var answer = await house.Api.SendAsync(request, TestContext.Current.CancellationToken);
        return (answer.StatusCode, JsonNode.Parse(await answer.Content.ReadAsStringAsync())!);
    }
}
