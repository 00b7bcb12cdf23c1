using System.Diagnostics;
using TapBot.Core.Access;

namespace TapBot.Benchmarks.Access;

/// <summary>What it costs to ask for rights where they are asked for with every line and every batch: from the guard's cache.</summary>
internal static class RightsBenchmark
{
    private const int Questions = 5_000_000;
    private const double GoalMicroseconds = 1;

    public static async Task<IReadOnlyList<Result>> RunAsync()
    {
        var guard = new AccessGuard(new Granted(), TimeProvider.System);
        var actor = new Actor(ActorKind.User, Guid.NewGuid().ToString(), "ada") { SessionId = Guid.NewGuid().ToString() };
        var scope = Scope.Of(ServerName.Parse("server-2"), "shop");
        var (best, allocated) = (TimeSpan.MaxValue, 0L);
        for (var round = 0; round < 3; round++)
        {
            await guard.AllowsAsync(actor, Permission.See, scope, CancellationToken.None);
            var before = GC.GetAllocatedBytesForCurrentThread();
            var start = Stopwatch.GetTimestamp();
            for (var i = 0; i < Questions; i++)
            {
                if (!await guard.AllowsAsync(actor, Permission.See, scope, CancellationToken.None))
                    throw new InvalidOperationException("The right was there before.");
            }
            var elapsed = Stopwatch.GetElapsedTime(start);
            allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            best = elapsed < best ? elapsed : best;
        }
        var each = best.TotalMicroseconds / Questions;
        return
        [
            Result.Aim("asking for a right of a person with six grants, from the cache", each, GoalMicroseconds, "us", "N3"),
            Result.Limit("allocated for one question", Math.Round(allocated / (double)Questions), 0, "B"),
        ];
    }

    /// <summary>The last of six grants is the one that covers.</summary>
    private sealed class Granted : IRightsStore
    {
        private static readonly Rights Some = new(
            [.. Enumerable.Range(1, 5).Select(n => new Grant(Role.Operator, ServerName.Parse($"server-{n + 2}"))), new Grant(Role.Viewer, ServerName.Parse("server-2"), "shop")], []);

        public Task<Rights> ReadAsync(Actor actor, long? version, CancellationToken cancellationToken) => Task.FromResult(Some);
    }
}
