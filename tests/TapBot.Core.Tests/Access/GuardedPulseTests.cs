using Microsoft.Extensions.Time.Testing;
using TapBot.Core.Access;
using TapBot.Core.Streaming;
using TapBot.Testing.Access;

namespace TapBot.Core.Tests.Access;

/// <summary>Following what changes seldom: told again when it or the rights change, and not when somebody only looks.</summary>
public sealed class GuardedPulseTests : IDisposable
{
    private readonly FixedRights rights = An.Store();
    private readonly Pulse changes = new();
    private readonly AccessGuard guard;

    public GuardedPulseTests() => guard = new AccessGuard(rights, new FakeTimeProvider());

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => guard.Dispose();

    [Fact]
    public async Task Watch_Changes_AreToldAndLooksAreNot()
    {
        await using var seen = Watch();
        Assert.True(await seen.MoveNextAsync());
        var next = seen.MoveNextAsync().AsTask();

        guard.Forget();
        await UntilReadAsync(2);
        Assert.False(next.IsCompleted);
        changes.Raise();

        Assert.True(await next);
    }

    [Fact]
    public async Task Watch_OtherRights_AreToldUntilThereAreNone()
    {
        await using var seen = Watch();
        Assert.True(await seen.MoveNextAsync());
        Assert.True(seen.Current);

        rights.Give(An.Administrator, new Grant(Role.Viewer));
        guard.Forget();
        Assert.True(await seen.MoveNextAsync());
        Assert.False(seen.Current);
        rights.Give(An.Administrator);
        guard.Forget();

        await Assert.ThrowsAsync<AccessDeniedException>(async () => await seen.MoveNextAsync());
    }

    /// <summary>Whether the portal may be administered, for whoever sees anything.</summary>
    private IAsyncEnumerator<bool> Watch() =>
        guard.WatchAsync(An.Administrator, changes, static r => AccessGuard.ToSee(r).Allows(Permission.Administer, Scope.Portal), Token).GetAsyncEnumerator(Token);

    private async Task UntilReadAsync(int times)
    {
        while (rights.Reads < times)
            await Task.Yield();
    }
}
