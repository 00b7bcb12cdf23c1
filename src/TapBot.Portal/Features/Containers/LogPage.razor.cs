using Microsoft.AspNetCore.Components;
using TapBot.Core.Containers;
using TapBot.Core.Logs;
using TapBot.Core.Servers;
using TapBot.Portal.Features.Logs;
using TapBot.Portal.Resources;
using TapBot.Portal.Shell;
using TapBot.Portal.Ui.Logs;

namespace TapBot.Portal.Features.Containers;

/// <summary>The log of one container, by name, with what may be done with it: the page of logs with one log chosen. A choice of others leads there.</summary>
public sealed partial class LogPage
{
    private static readonly TimeSpan Calm = TimeSpan.FromMilliseconds(200);

    private readonly LogColours _colours = new();
    private Container? _container;
    private LogsAddress? _address;
    private bool _live;
    private bool _looked;
    private bool _known;

    [Inject] public required ContainerReader Reader { get; init; }

    [Inject] public required LogReader Logs { get; init; }

    [Inject] public required NavigationManager Navigation { get; init; }

    [Inject] public required Texts Texts { get; init; }

    [Inject] public required TimeProvider Time { get; init; }

    [Parameter] public string? ServerText { get; set; }

    [Parameter] public string? ContainerText { get; set; }

    /// <summary>One part of the query, so that the page hears of every change of it; all of them are read together.</summary>
    [SupplyParameterFromQuery(Name = "q")] public string? Query { get; set; }

    private (ServerName Server, ContainerName Name)? Asked =>
        ServerName.TryParse(ServerText, null, out var server) && ContainerName.TryParse(ContainerText, null, out var name) ? (server, name) : null;

    protected override void OnParametersSet() => _address = Asked is { } asked
        ? LogsAddress.Read(new Uri(Navigation.Uri).Query) with { Sources = [new LogSelector(asked.Server, asked.Name.Value)], Beside = [] }
        : null;

    protected override async Task OnActorKnownAsync()
    {
        if (Asked is not { } asked)
        {
            _looked = true;
            return;
        }
        // Of a container that is gone there may still be history.
        _known = (await Logs.SourcesAsync(Actor, new LogSelection([new LogSelector(asked.Server, asked.Name.Value)]), Alive)).Count > 0;
        Run(token => FollowAsync(asked.Server, asked.Name, token));
    }

    private async Task FollowAsync(ServerName server, ContainerName name, CancellationToken token)
    {
        await foreach (var batch in Reader.WatchAsync(Actor, Calm, token))
        {
            var engine = batch.Snapshot.Servers.GetValueOrDefault(server);
            var now = engine?.Find(name);
            var live = engine?.Server.IsLive ?? false;
            // An engine that is just being connected has no containers yet: that is not a removal.
            var looked = engine is null || engine.Server.Seen is not null;
            if (now == _container && live == _live && looked == _looked)
                continue;
            (_container, _live, _looked) = (now ?? _container, live, looked);
            Draw();
        }
    }

    private void Go(LogsAddress address)
    {
        if (Asked is not { } asked)
            return;
        var here = address.Sources is [var only] && only == new LogSelector(asked.Server, asked.Name.Value);
        Navigation.NavigateTo(here ? PortalUrls.ContainerLog(asked.Server, asked.Name, address) : PortalUrls.Logs(address), replace: here);
    }
}
