namespace TapBot.Portal.Tests.Hosting;

/// <summary>A portal that is set up, shared by the tests of a class that change nothing in it.</summary>
public sealed class ReadyPortal : IAsyncLifetime
{
    public PortalHost Host { get; } = new();

    /// <summary>The administrator's API token.</summary>
    public string ApiToken { get; private set; } = "";

    public async ValueTask InitializeAsync() => ApiToken = await Host.SetUpAsync();

    public ValueTask DisposeAsync() => Host.DisposeAsync();
}
