using TapBot.EndToEnd.Api;
using TapBot.EndToEnd.Faults;
using TapBot.EndToEnd.Portal;

namespace TapBot.EndToEnd.Containers;

/// <summary>Two containers that speak in turns, five milliseconds apart, seen as one log.</summary>
public sealed class LogMergeTests(PortalUnderTest portal) : PortalTest(portal)
{
    private const int Lines = 1_000;
    private const string End = "the end";

    [Fact]
    public async Task Merged_TwoContainersInTurns_AreInTheOrderOfTheirTimestamps()
    {
        var turns = Directory.CreateTempSubdirectory("tapbot-turns-");
        string[] names = [await TalkerAsync(turns, "a", "b"), await TalkerAsync(turns, "b", "a")];
        foreach (var name in names)
            await House.SeenAsync(name);
        using var end = new CancellationTokenSource(TimeSpan.FromSeconds(60), TimeProvider.System);
        var viewer = LogStream.OfMany(House, names);
        var viewing = viewer.FollowAsync(End, int.MaxValue / 2, end.Token);
        await Engine.DockerAsync("exec", names[0], "sh", "-c", "until [ -p /turns/a ] && [ -p /turns/b ]; do usleep 10000; done; echo 1 >/turns/a");
        await viewing;

        var said = await Task.WhenAll(names.Select(n => Engine.DockerAsync("logs", "-t", n)));
        var expected = said.SelectMany(s => s.Split('\n')).Order(StringComparer.Ordinal).Select(l => l[(l.IndexOf(' ', StringComparison.Ordinal) + 1)..]).ToList();
        Assert.Equal(Lines + 1, expected.Count);
        Assert.Equal(expected, viewer.Lines);
        Assert.Equal(expected, await House.WholeAsync(end.Token, names));
        Assert.Equal(expected, await House.ScrolledAsync(end.Token, names));
        turns.Delete(recursive: true);
    }

    // Each says a number as soon as the other has said the one before.
    private Task<string> TalkerAsync(DirectoryInfo turns, string mine, string other) => Engine.RunAsync(
        $"""
        mkfifo /turns/{mine}; until [ -p /turns/{other} ]; do usleep 10000; done
        exec 3<>/turns/{mine} 4<>/turns/{other}
        while read -r n <&3 && [ $n -le {Lines} ]; do echo $n; usleep 5000; echo $((n + 1)) >&4; done
        echo {End}; sleep 1000
        """,
        "-v", $"{turns.FullName}:/turns", "--init");
}
