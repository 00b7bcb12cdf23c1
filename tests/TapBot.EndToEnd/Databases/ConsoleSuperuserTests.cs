using Microsoft.Extensions.Time.Testing;
using TapBot.Core.Access;
using TapBot.Core.Databases;
using TapBot.Testing.Access;

namespace TapBot.EndToEnd.Databases;

/// <summary>A reader log-in that is a superuser, whom a transaction that only reads does not hold back.</summary>
public sealed class ConsoleSuperuserTests : ConsoleRig
{
    private readonly FakeTimeProvider clock = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("select pg_read_file('PG_VERSION')")]
    [InlineData("select 1")]
    public async Task Reading_NotAccepted_RunsNothingAndSaysWhy(string sql)
    {
        using var full = new ConsoleHouse(Server, time: clock);

        var refused = await Assert.ThrowsAsync<QueryRefusedException>(() => full.RunAsync(sql));

        Assert.Equal(("console.refused.superuserReader", QueryRefusal.WrongState), (refused.Reason.Code, refused.Kind));
        Assert.Empty(full.Trail.Rows);
    }

    [Fact]
    public async Task Reading_Accepted_RunsUntilTheLeaveEndsOrIsGivenBack()
    {
        using var full = new ConsoleHouse(Server, time: clock);

        var leave = await full.Console.AcceptSuperuserAsync(An.Administrator, ConsoleHouse.Instance, "a test", Token);

        Assert.Equal((true, "a test", clock.GetUtcNow() + TimeSpan.FromMinutes(15)), (leave.IsSuperuser, leave.Reason, leave.Until));
        Assert.Null((await full.RunAsync("select pg_read_file('PG_VERSION')")).Results[0].Error);
        Assert.Equal(["databases.superuser.accept", "databases.query.read"], full.Trail.Rows.Select(r => r.Intent.Action));
        Assert.Contains("a test", full.Trail.Rows[1].Intent.Details, StringComparison.Ordinal);
        Assert.Equal("console.refused.notOpen", (await Assert.ThrowsAsync<QueryRefusedException>(() => full.RunAsync("select 1", r => r with { Mode = QueryMode.Write }))).Reason.Code);

        Assert.True(await full.Console.CloseWriteModeAsync(An.Administrator, ConsoleHouse.Instance, QueryMode.Read, Token));
        Assert.Equal("console.refused.superuserReader", (await Assert.ThrowsAsync<QueryRefusedException>(() => full.RunAsync("select 1"))).Reason.Code);
        await full.Console.AcceptSuperuserAsync(An.Administrator, ConsoleHouse.Instance, "once more", Token);
        clock.Advance(TimeSpan.FromMinutes(15));
        Assert.Equal("console.refused.superuserReader", (await Assert.ThrowsAsync<QueryRefusedException>(() => full.RunAsync("select 1"))).Reason.Code);
    }

    [Fact]
    public async Task Accept_TakesWhatWritingTakes()
    {
        using var full = new ConsoleHouse(Server, time: clock);
        full.Rights.Give(An.Operator, new Rights([new Grant(Role.Operator)], [new PermissionGrant(Permission.ReadSql)]));

        await Assert.ThrowsAsync<AccessDeniedException>(() => full.Console.AcceptSuperuserAsync(An.Operator, ConsoleHouse.Instance, "a test", Token));
        Assert.Equal("console.refused.reason", (await Assert.ThrowsAsync<QueryRefusedException>(() => full.Console.AcceptSuperuserAsync(An.Administrator, ConsoleHouse.Instance, " ", Token))).Reason.Code);
        clock.Advance(StepUp.Freshness);
        await Assert.ThrowsAsync<StepUpRequiredException>(() => full.Console.AcceptSuperuserAsync(An.Administrator, ConsoleHouse.Instance, "a test", Token));
        Assert.Equal("console.refused.noSuperuser", (await Assert.ThrowsAsync<QueryRefusedException>(() => House.Console.AcceptSuperuserAsync(An.Administrator, ConsoleHouse.Instance, "a test", Token))).Reason.Code);
    }

    [Fact]
    public async Task Reading_WhoLosesTheRightToWrite_RunsNothingMore()
    {
        using var full = new ConsoleHouse(Server, time: clock);
        await full.Console.AcceptSuperuserAsync(An.Administrator, ConsoleHouse.Instance, "a test", Token);

        full.Rights.Give(An.Administrator, new Rights([new Grant(Role.Operator)], [new PermissionGrant(Permission.ReadSql)]));
        clock.Advance(AccessGuard.CacheTime);

        Assert.Equal(Permission.WriteSql, (await Assert.ThrowsAsync<AccessDeniedException>(() => full.RunAsync("select 1"))).Permission);
    }

    /// <summary>Who may become a superuser is one.</summary>
    [Fact]
    public async Task Reader_MemberOfASuperuser_IsOne()
    {
        Assert.False((await House.Console.ReaderAsync(An.Administrator, ConsoleHouse.Instance, Token))!.IsSuperuser);
        await Do($"create role super_{Id} superuser nologin; grant super_{Id} to reader_{Id}");
        try
        {
            Assert.Equal(($"reader_{Id}", true), (await House.Console.ReaderAsync(An.Administrator, ConsoleHouse.Instance, Token) is { } seen) ? (seen.Role, seen.IsSuperuser) : default);
            Assert.Equal("console.refused.superuserReader", (await Assert.ThrowsAsync<QueryRefusedException>(() => House.RunAsync($"set role super_{Id}; select pg_read_file('PG_VERSION')"))).Reason.Code);
        }
        finally
        {
            await Do($"drop role super_{Id}");
        }
    }
}
