using Microsoft.AspNetCore.Components;
using TapBot.Core.Containers;
using TapBot.Core.Servers;
using TapBot.Core.Wording;
using TapBot.Portal.Resources;

namespace TapBot.Portal.Features.Containers;

/// <summary>Everything about one container, beside the list. Follows the container while it is open, to its removal.</summary>
public sealed partial class ContainerPanel
{
    private static readonly TimeSpan Calm = TimeSpan.FromMilliseconds(300);
    private static readonly string[] Tabs = ["overview", "statistics", "environment", "mounts", "networks", "labels", "health", "events", "inspect"];

    private Container? _container;
    private ContainerDetails? _details;
    private Phrase? _fault;
    private bool _looked;
    private bool _gone;

    [Inject] public required ContainerReader Reader { get; init; }

    [Inject] public required Texts Texts { get; init; }

    [Inject] public required TimeProvider Time { get; init; }

    [Parameter, EditorRequired] public required ServerName Server { get; set; }

    [Parameter, EditorRequired] public required ContainerName Name { get; set; }

    /// <summary>The list without the panel.</summary>
    [Parameter, EditorRequired] public required string CloseHref { get; set; }

    /// <summary>The part that is open; the first when there is no such part.</summary>
    [Parameter] public string? Tab { get; set; }

    /// <summary>The range of the statistics.</summary>
    [Parameter] public string? RangeKey { get; set; }

    /// <summary>Another part is wanted.</summary>
    [Parameter] public EventCallback<string> OnTab { get; set; }

    private string Open => Array.Find(Tabs, t => t == Tab) ?? Tabs[0];

    private bool Live { get; set; }

    protected override Task OnActorKnownAsync()
    {
        Run(async token =>
        {
            await foreach (var batch in Reader.WatchAsync(Actor, Calm, token))
            {
                var engine = batch.Snapshot.Servers.GetValueOrDefault(Server);
                var now = engine?.Find(Name);
                var (before, wasLive) = (_container, Live);
                Live = engine?.Server.IsLive ?? false;
                // An engine that is just being connected has no containers yet: that is not a removal.
                _looked = engine is null || engine.Server.Seen is not null;
                _gone = _looked && now is null && (before is not null || _gone);
                _container = now;
                if (before == now && wasLive == Live)
                    continue;
                if (now is not null && Live)
                    await DescribeAsync();
                Draw();
            }
        });
        return Task.CompletedTask;
    }

    private async Task DescribeAsync()
    {
        try
        {
            _details = await Reader.DescribeAsync(Actor, Server, Name, Alive) ?? _details;
            _fault = null;
        }
        catch (EngineSilentException silent)
        {
            _fault = silent.Reason;
        }
    }
}
