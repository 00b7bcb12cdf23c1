using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using TapBot.Core.Logs;
using TapBot.Core.Naming;

namespace TapBot.Testing.Logs;

/// <summary>
/// A process that goes on with the numbered lines of a log history and says, for each batch, which number was appended when, until it is killed. Tests start it with
/// <see cref="StartAsync"/>; nobody starts it by hand.
/// </summary>
internal static class KilledWriter
{
    private const int Batch = 20;

    /// <summary>Whose log it is.</summary>
    public static LogOrigin Origin { get; } = new(ServerName.Parse("alpha"), "writer");

    /// <summary>The line with a number.</summary>
    public static LogLine Line(int number) => Lines.One(number, string.Create(CultureInfo.InvariantCulture, $"the line with the number {number} of a writer that will be killed")) with { Origin = Origin };

    /// <summary>Starts it, reads what it says for a while, and kills it.</summary>
    /// <returns>The numbers it said it had appended, and when, on its own clock.</returns>
    public static async Task<IReadOnlyList<(int Number, TimeSpan At)>> StartAsync(string directory, TimeSpan life, CancellationToken cancellationToken)
    {
        var here = AppContext.BaseDirectory;
        var tests = Path.Combine(here, Path.GetFileNameWithoutExtension(Environment.GetCommandLineArgs()[0]));
        var start = new ProcessStartInfo(Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet") { RedirectStandardOutput = true };
        string[] arguments = ["exec", "--runtimeconfig", tests + ".runtimeconfig.json", "--depsfile", tests + ".deps.json", Path.Combine(here, "TapBot.Testing.dll"), directory];
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var said = new List<(int, TimeSpan)>();
        while (await process.StandardOutput.ReadLineAsync(cancellationToken) is { } line && line.Split(' ') is [var number, var at])
        {
            said.Add((int.Parse(number, CultureInfo.InvariantCulture), TimeSpan.FromTicks(long.Parse(at, CultureInfo.InvariantCulture))));
            if (said[^1].Item2 - said[0].Item2 > life && !process.HasExited)
                process.Kill();
        }
        await process.WaitForExitAsync(cancellationToken);
        return said;
    }

    private static async Task Main(string[] arguments)
    {
        await using var store = LogStore.Open(arguments[0], new LogStoreOptions(), TimeProvider.System, NullLogger.Instance);
        var archive = store.Of(Origin);
        var batch = new LogLine[Batch];
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(1));
        for (var next = (int)archive.Lines; await pause.WaitForNextTickAsync();)
        {
            for (var i = 0; i < Batch; i++)
                batch[i] = Line(next + i);
            if (!archive.Append(batch))
                continue;
            next += Batch;
            Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{next - 1} {Stopwatch.GetElapsedTime(0).Ticks}"));
        }
    }
}
