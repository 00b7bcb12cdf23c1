using TapBot.Core.Certificates;
using TapBot.Core.Operations;
using TapBot.Core.Wording;
using TapBot.Testing;
using TapBot.Testing.Certificates;

namespace TapBot.Core.Tests.Certificates;

/// <summary>What operations on endpoints end with when the endpoint changes while they wait. Nothing moves the clock: they end at once, or never.</summary>
public sealed class AskedEndpointTests : IAsyncLifetime, IProgress<Phrase>
{
    private static readonly CertificateEndpoint Endpoint = CertificateEndpoint.Parse("example.com");
    private readonly CertificateRig rig = new();
    private readonly TaskCompletionSource silent = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await rig.StartAsync(Token);

    public ValueTask DisposeAsync() => rig.DisposeAsync();

    [Fact]
    public async Task Ciphers_EndpointIsForgotten_EndsAtOnce()
    {
        var listing = await ListAsync();

        rig.Source.Set();

        Assert.Equal("certificates.notFound", Assert.IsType<Outcome.Failed>(await listing).Reason.Code);
    }

    [Fact]
    public async Task Ciphers_EndpointIsServedBySomebodyElse_EndsAtOnceAndSaysSo()
    {
        var listing = await ListAsync();

        rig.Source.Set(FixedEndpoints.Of("example.com", servedBy: "other"));

        Assert.Equal("certificates.changed", Assert.IsType<Outcome.Failed>(await listing).Reason.Code);
    }

    [Fact]
    public async Task Ciphers_EndpointIsLookedAtMeanwhile_AreListedAllTheSame()
    {
        var listing = await ListAsync();
        var looks = rig.Probe.Looks.Count;
        rig.Watch.RunOf(Endpoint)!.Ask();

        silent.SetResult();

        Assert.Equal("certificates.ciphers.done", Assert.IsType<Outcome.Done>(await listing).Evidence.Code);
        await rig.StoreTime.PushUntilAsync(() => rig.Probe.Looks.Count > looks, TimeSpan.Zero);
    }

    [Theory]
    [InlineData(true, "certificates.notFound")]
    [InlineData(false, "certificates.changed")]
    public async Task Check_EndpointIsForgottenOrAnother_EndsAtOnce(bool isForgotten, string code)
    {
        await WatchAsync();
        var looks = rig.Probe.Looks.Count;
        var never = new TaskCompletionSource<ProbeResult>();
        rig.Probe.Answer("example.com", () => never.Task);
        var checking = new CheckCertificateHandler(rig.Watch, rig.Broadcast).RunAsync(new CheckCertificate(Endpoint), this, Token);
        await rig.StoreTime.PushUntilAsync(() => rig.Probe.Looks.Count > looks, TimeSpan.Zero);

        rig.Source.Set(isForgotten ? [] : [FixedEndpoints.Of("example.com", servedBy: "other")]);

        Assert.Equal(code, Assert.IsType<Outcome.Failed>(await checking).Reason.Code);
    }

    [Fact]
    public async Task CheckAll_OneIsServedBySomebodyElse_DoesNotWaitForIt()
    {
        await WatchAsync();
        var never = new TaskCompletionSource<ProbeResult>();
        var looks = rig.Probe.Looks.Count;
        rig.Probe.Answer("example.com", () => never.Task);
        var checking = new CheckAllCertificatesHandler(rig.Watch, rig.Broadcast).RunAsync(new CheckAllCertificates(), this, Token);
        await rig.StoreTime.PushUntilAsync(() => rig.Probe.Looks.Count > looks, TimeSpan.Zero);

        rig.Source.Set(FixedEndpoints.Of("example.com", servedBy: "other"));

        Assert.IsType<Outcome.Done>(await checking);
    }

    [Fact]
    public async Task Add_ForgottenBeforeItWasLookedAt_EndsAtOnce()
    {
        var never = new TaskCompletionSource<ProbeResult>();
        rig.Probe.Answer("example.com", () => never.Task);
        var adding = new AddEndpointHandler(rig.Register, rig.Broadcast).RunAsync(new AddEndpoint("example.com"), this, Token);
        await rig.Broadcast.UntilAsync(all => all.Find(Endpoint), Token);

        Assert.True(await rig.Register.RemoveAsync(Endpoint, Token));

        Assert.Equal("certificates.notFound", Assert.IsType<Outcome.Failed>(await adding).Reason.Code);
    }

    void IProgress<Phrase>.Report(Phrase value)
    {
    }

    private async Task WatchAsync()
    {
        rig.Source.Set(FixedEndpoints.Of("example.com"));
        await rig.Broadcast.UntilAsync(all => all.Find(Endpoint) is { Verdict: not null, IsChecking: false } now ? now : null, Token);
    }

    /// <summary>Asks for the list of cipher suites, and comes back when it is being made.</summary>
    private async Task<Task<Outcome>> ListAsync()
    {
        await WatchAsync();
        rig.Probe.UntilListed = silent.Task;
        var listing = new ListCiphersHandler(rig.Watch, rig.Broadcast).RunAsync(new ListCiphers(Endpoint), this, Token);
        await rig.StoreTime.PushUntilAsync(() => rig.Probe.Lists == 1, TimeSpan.Zero);
        return listing;
    }
}
