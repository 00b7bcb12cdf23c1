using System.Net.Http.Json;
using System.Text.Json;

namespace TapBot.Portal.Tests.Hosting;

/// <summary>Reads answers.</summary>
internal static class Answers
{
    /// <summary>The code of problem details.</summary>
    public static async Task<string?> CodeAsync(this HttpResponseMessage response)
    {
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        var problem = await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        Assert.Equal((int)response.StatusCode, problem.GetProperty("status").GetInt32());
        Assert.Equal(JsonValueKind.Object, problem.GetProperty("arguments").ValueKind);
        return problem.GetProperty("code").GetString();
    }
}
