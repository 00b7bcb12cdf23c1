using System.Diagnostics;

namespace TapBot.EndToEnd.Delivery;

/// <summary>The unit of deploy/ under a real systemd, installed as docs/OPERATIONS.md says.</summary>
[Trait(Soak.Trait, Soak.Only)]
public sealed class SystemdTests
{
    private const string Data = "/var/lib/tapbot-portal";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Unit_InstalledAsTheDocumentationSays_StartsIsWatchedAndStops()
    {
        await using var host = await SystemdHost.StartAsync();
        await host.RunAsync("groupadd", "--system", "docker"); // comes with an engine
        await host.RunAsync("useradd", "--system", "--home-dir", Data, "--shell", "/usr/sbin/nologin", "tapbot");
        await host.CopyAsync(SystemdHost.Unit, "/etc/systemd/system/tapbot-portal.service");
        await host.RunAsync("install", "-m", "600", "/dev/null", "/etc/tapbot-portal.env");
        Assert.Equal("", await host.RunAsync("systemd-analyze", "verify", "tapbot-portal.service"));
        await host.RunAsync("systemctl", "daemon-reload");

        await host.RunAsync("systemctl", "enable", "--now", "tapbot-portal"); // comes back when the portal has said that it is ready
        Assert.Equal(("active", "running", "notify"), (await host.ShowAsync("ActiveState"), await host.ShowAsync("SubState"), await host.ShowAsync("Type")));
        await AnswersAsync(host);
        Assert.Contains("Set up at http://127.0.0.1:8080/setup?token=", await host.RunAsync("journalctl", "-u", "tapbot-portal", "-o", "cat", "--no-pager"), StringComparison.Ordinal);
        await IsLockedUpAsync(host);
        await KeepsToItselfAsync(host);

        await IsStartedAnewWhenItHangsAsync(host);
        await AnswersAsync(host);

        await host.RunAsync("systemctl", "stop", "tapbot-portal");
        Assert.Equal(("inactive", "success", "1", "0"), (await host.ShowAsync("ActiveState"), await host.ShowAsync("Result"), await host.ShowAsync("ExecMainCode"), await host.ShowAsync("ExecMainStatus")));
        Assert.DoesNotContain("Killing process", await host.RunAsync("journalctl", "-u", "tapbot-portal", "-o", "cat", "--no-pager", "-n", "8"), StringComparison.Ordinal);
    }

    private static Task<string> AnswersAsync(SystemdHost host) =>
        host.RunAsync("runuser", "-u", "tapbot", "--", "dotnet", "/opt/tapbot-portal/TapBot.Portal.dll", "healthcheck", "--data", Data);

    /// <summary>No capability, no way to new ones, calls filtered; nothing of the machine to write to.</summary>
    private static async Task IsLockedUpAsync(SystemdHost host)
    {
        var pid = await host.ShowAsync("MainPID");
        var status = (await host.RunAsync("cat", $"/proc/{pid}/status")).Split('\n').Select(l => l.Split(':', 2)).ToDictionary(l => l[0], l => l[1].Trim());
        Assert.Equal(("0000000000000000", "0000000000000000", "1", "2"), (status["CapEff"], status["CapBnd"], status["NoNewPrivs"], status["Seccomp"]));
        var user = await host.RunAsync("id", "-u", "tapbot");
        Assert.All(status["Uid"].Split('\t'), u => Assert.Equal(user, u));
        var mounts = (await host.RunAsync("cat", $"/proc/{pid}/mounts")).Split('\n').Select(l => l.Split(' ')).GroupBy(m => m[1]).ToDictionary(m => m.Key, m => m.Last()[3].Split(',')[0]);
        Assert.Equal(("ro", "rw"), (mounts["/"], mounts[Data]));
    }

    /// <summary>Nobody else reads what it keeps.</summary>
    private static async Task KeepsToItselfAsync(SystemdHost host)
    {
        var found = (await host.RunAsync("find", Data, "-printf", "%y %m %u:%g %f\\n")).Split('\n');
        Assert.Contains(found, f => f.EndsWith(" portal.db", StringComparison.Ordinal));
        Assert.All(found, f => Assert.StartsWith(f[0] == 'd' ? "d 700 tapbot:tapbot " : "f 600 tapbot:tapbot ", f, StringComparison.Ordinal));
    }

    private static async Task IsStartedAnewWhenItHangsAsync(SystemdHost host)
    {
        var hung = await host.ShowAsync("MainPID");
        var start = Stopwatch.GetTimestamp();
        await host.RunAsync("kill", "-STOP", hung);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Patience);
        while (await host.ShowAsync("NRestarts") != "1" || await host.ShowAsync("ActiveState") != "active")
            await Task.Delay(TimeSpan.FromMilliseconds(250), TimeProvider.System, patience.Token);
        TestContext.Current.TestOutputHelper?.WriteLine($"hung to running again: {Stopwatch.GetElapsedTime(start).TotalSeconds:N1} s");
        Assert.NotEqual(hung, await host.ShowAsync("MainPID"));
        Assert.Contains("Watchdog timeout", await host.RunAsync("journalctl", "-u", "tapbot-portal", "-o", "cat", "--no-pager"), StringComparison.Ordinal);
    }
}
