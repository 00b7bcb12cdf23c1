using Npgsql;
using TapBot.Core.Databases;

namespace TapBot.EndToEnd.Databases;

/// <summary>The settings of the PostgreSQL of <c>test.sh</c>.</summary>
public sealed class ServerSettingsTests
{
    private static readonly string Server = Environment.GetEnvironmentVariable("TAPBOT_TEST_POSTGRES") ?? throw new InvalidOperationException("TAPBOT_TEST_POSTGRES is not set.");

    [Fact]
    public async Task Settings_OfAServer_SayWhoHasSetThemAndWhatIsThePortalsOwn()
    {
        await using var watched = new WatchedDatabase(new NpgsqlConnectionStringBuilder(Server) { Username = "tapbot_monitor" }.ConnectionString);

        var list = await watched.SettingsAsync();

        Assert.Null(list.Grant);
        ServerSetting Of(string name) => Assert.Single(list.Settings, s => s.Name == name);
        Assert.Equal(("32MB", "8kB", "configuration file", true), (Of("shared_buffers").Value, Of("shared_buffers").Unit, Of("shared_buffers").Source, Of("shared_buffers").IsChanged));
        Assert.Equal(("128MB", "10min"), (Of("shared_buffers").Default, Of("log_autovacuum_min_duration").Default));
        Assert.EndsWith("postgresql.conf", Of("shared_buffers").File, StringComparison.Ordinal);
        Assert.InRange(Of("shared_buffers").Line!.Value, 1, 2_000);
        Assert.Equal(("default", false, false), (Of("work_mem").Source, Of("work_mem").IsChanged, Of("work_mem").IsOwn));
        Assert.True(Of("statement_timeout").IsOwn && !Of("statement_timeout").IsChanged);
    }
}
