using Microsoft.Extensions.Time.Testing;
using TapBot.Core.Access;
using TapBot.Testing.Access;

namespace TapBot.Core.Tests.Access;

public sealed class AccessGuardTests : IDisposable
{
    private readonly FakeTimeProvider time = new();
    private readonly FixedRights store = An.Store();
    private readonly AccessGuard guard;

    public AccessGuardTests() => guard = new AccessGuard(store, time);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => guard.Dispose();

    [Fact]
    public async Task RightsOf_AskedAgain_IsNotReadAgainUntilForgotten()
    {
        await guard.RightsOfAsync(An.Viewer, Token);
        await guard.RightsOfAsync(An.Viewer, Token);
        Assert.Equal(1, store.Reads);

        guard.Forget();
        await guard.RightsOfAsync(An.Viewer, Token);
        Assert.Equal(2, store.Reads);
    }

    [Fact]
    public async Task RightsOf_ChangedBehindOurBack_IsSeenWithinFiveSeconds()
    {
        await guard.RightsOfAsync(An.Viewer, Token);
        var look = guard.NextLookAsync();
        store.Give(An.Viewer);

        time.Advance(TimeSpan.FromSeconds(4));

        await look;
        Assert.False(await guard.AllowsAsync(An.Viewer, Permission.See, Scope.Portal, Token));
    }

    [Fact]
    public async Task RightsOf_ReadBeforeAChange_IsNotKeptAfterIt()
    {
        var slow = new SlowRights();
        using var guarded = new AccessGuard(slow, time);
        var early = guarded.RightsOfAsync(An.Viewer, Token).AsTask();
        guarded.Forget();
        slow.Answer(Rights.All);
        await early;

        var late = guarded.RightsOfAsync(An.Viewer, Token).AsTask();
        slow.Answer(Rights.None);

        Assert.Same(Rights.None, await late);
    }

    [Fact]
    public async Task Wait_RightLostMeanwhile_EndsAlthoughNothingElseHappens()
    {
        var waiting = guard.WaitAsync(An.Viewer, Permission.See, Scope.Portal, token => new ValueTask(Task.Delay(Timeout.InfiniteTimeSpan, time, token)), Token);
        Assert.False(waiting.IsCompleted);

        store.Give(An.Viewer);
        guard.Forget();

        await Assert.ThrowsAsync<AccessDeniedException>(() => waiting);
    }

    [Theory]
    [InlineData(Role.Administrator, null, null, true)]
    [InlineData(Role.Operator, "a", null, true)]
    [InlineData(Role.Operator, "a", "shop", true)]
    [InlineData(Role.Viewer, "a", "shop", true)]
    [InlineData(Role.Viewer, "b", "shop", false)]
    [InlineData(Role.Viewer, null, "shop", false)]
    [InlineData(Role.Administrator, "a", "shop", false)]
    public void Cover_PlacesAndRoles_AreComparedBoth(Role role, string? server, string? project, bool covered)
    {
        var own = role == Role.Administrator && server is null ? Rights.All : new Rights([new Grant(Role.Operator, ServerName.Parse("a"))], []);

        Assert.Equal(covered, own.Cover(new Rights([new Grant(role, server is null ? null : ServerName.Parse(server), project)], [])));
    }

    private sealed class SlowRights : IRightsStore
    {
        private TaskCompletionSource<Rights> next = new();

        public Task<Rights> ReadAsync(Actor actor, long? version, CancellationToken cancellationToken) => next.Task;

        public void Answer(Rights rights)
        {
            var answered = next;
            next = new TaskCompletionSource<Rights>();
            answered.SetResult(rights);
        }
    }
}
