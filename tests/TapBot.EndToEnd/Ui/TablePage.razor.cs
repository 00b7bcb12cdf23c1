using Microsoft.AspNetCore.Components;
using TapBot.Core.Figures;
using TapBot.Core.Streaming;
using TapBot.Core.Wording;
using TapBot.Portal.Ui;
using TapBot.Portal.Ui.Formatting;
using TapBot.Portal.Ui.Tables;

namespace TapBot.EndToEnd.Ui;

/// <summary>A page with every control on it.</summary>
public sealed partial class TablePage
{
    private readonly DateTimeOffset _made = TimeProvider.System.GetUtcNow();
    private IReadOnlySet<string> _selected = new HashSet<string>();
    private IReadOnlyList<Thing> _things = [];
    private StreamState _retrying = new StreamState.Connecting(default);
    private ConfirmDialog? _confirm;
    private Thing? _open;
    private string? _filter;
    private string? _answer;
    private int _seen;

    [Inject] public required Format Format { get; init; }

    [Parameter] public int Count { get; set; }

    private IReadOnlyList<Thing> Shown => string.IsNullOrEmpty(_filter) ? _things : [.. _things.Where(t => t.Name.Contains(_filter, StringComparison.OrdinalIgnoreCase))];

    protected override void OnInitialized()
    {
        _retrying = new StreamState.Retrying(_made, _made.AddSeconds(10), Phrase.Of("the engine does not answer"));
        _things = [.. Enumerable.Range(1, Count).Select(Make)];
    }

    private static TableGroup GroupOf(Thing thing) => thing.Number % 7 == 0
        ? new TableGroup("", "single things", Last: true)
        : new TableGroup("stack-" + thing.Number % 4, "stack-" + thing.Number % 4, "/opt/docker/stack-" + thing.Number % 4);

    private static Thing Make(int n)
    {
        var light = n switch { 3 => LightColour.Yellow, 5 => LightColour.Red, _ when n % 9 == 8 => LightColour.Unknown, _ when n % 11 == 10 => LightColour.Maintenance, _ => LightColour.Green };
        var state = n switch { 3 => "Restarted 3×, 10 min", 5 => "Out of memory (137)", _ when n % 9 == 8 => "Finished 5 h ago", _ => "Running" };
        var history = Enumerable.Range(0, 40).Select(i => (double?)(2 + Math.Sin(n + i * .7) + Math.Sin(n * i * .3)));
        return new Thing(n, $"thing-{n}", light, state, $"registry.example/thing:{n % 5}.{n % 3}", TimeSpan.FromMinutes(n * 137), n * 37 % 100 / 100.0, n * 23_000_017L % 1_000_000_000, [.. history]);
    }

    private Task SeenAsync(IReadOnlyList<Thing> seen)
    {
        _seen = seen.Count;
        StateHasChanged();
        return Task.CompletedTask;
    }

    private async Task AskAsync() =>
        _answer = (await _confirm!.AskAsync(new Confirmation("Remove thing-1 on server-2?", "Its volumes stay.", "Remove") { TypedName = "thing-1" })) ? "yes" : "no";

    private sealed record Thing(int Number, string Name, LightColour Light, string State, string Image, TimeSpan Up, double Cpu, long Memory, IReadOnlyList<double?> History);
}
