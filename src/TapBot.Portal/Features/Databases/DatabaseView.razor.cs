using Microsoft.AspNetCore.Components;
using TapBot.Core.Databases;
using TapBot.Portal.Resources;
using TapBot.Portal.Ui.Formatting;

namespace TapBot.Portal.Features.Databases;

/// <summary>One PostgreSQL instance, one part of it at a time.</summary>
public sealed partial class DatabaseView
{
    private static readonly string[] Parts = ["dashboard", "sessions", "locks", "health", "statements", "objects", "console", "settings"];
    private static readonly TimeSpan Calm = TimeSpan.FromMilliseconds(250);

    private DatabaseInstance? _instance;
    private SessionsView? _sessions;
    private bool _known;
    private bool _mayRegister;
    private Task _watching = Task.CompletedTask;

    [Inject] public required DatabaseReader Reader { get; init; }

    [Inject] public required Registrations Registrations { get; init; }

    [Inject] public required Texts Texts { get; init; }

    [Inject] public required Format Format { get; init; }

    [Inject] public required TimeProvider Time { get; init; }

    [Parameter, EditorRequired] public required string DatabaseText { get; set; }

    [Parameter] public string? Part { get; set; }

    [Parameter] public string? Filter { get; set; }

    [Parameter] public string? RangeKey { get; set; }

    [Parameter] public string? Show { get; set; }

    /// <summary>The part of the part: a text of the console, or one side of an object.</summary>
    [Parameter] public string? Tab { get; set; }

    /// <summary>The database whose objects are looked at, the kind and the number of the one that is open.</summary>
    [Parameter] public string? Database { get; set; }

    [Parameter] public string? Kind { get; set; }

    [Parameter] public string? Oid { get; set; }

    /// <summary>The list that is open beside the text of the console.</summary>
    [Parameter] public string? List { get; set; }

    private string Current => Parts.Contains(Part) ? Part! : Parts[0];

    private DatabaseName? Name => DatabaseName.TryParse(DatabaseText, null, out var name) ? name : null;

    protected override Task OnActorKnownAsync()
    {
        Run(FollowAsync);
        return Task.CompletedTask;
    }

    private async Task FollowAsync(CancellationToken token)
    {
        await foreach (var instances in Reader.WatchAsync(Actor, Calm, token))
        {
            _instance = instances.FirstOrDefault(i => i.Name == Name);
            _mayRegister = await Registrations.MayAsync(Actor, token);
            _known = true;
            if (_instance is { NeedsLogIn: false } instance && _watching.IsCompleted)
                _watching = RunAsync(t => FollowSessionsAsync(instance, t));
            Draw();
        }
    }

    /// <summary>A tab nobody sees costs the server no connection.</summary>
    private Task FollowSessionsAsync(DatabaseInstance instance, CancellationToken token) => WhileSeenAsync(t => Reader.WatchSessionsAsync(Actor, instance, t), view => _sessions = view, token);

    private string CountOf(string part) => (part, _sessions?.List) switch
    {
        ("sessions", { } list) => $" {Format.Count(list.Sessions.Count)}",
        ("locks", { Locks.Count: > 0 } list) => $" {Format.Count(list.Locks.Sum(r => r.Behind))}",
        _ => "",
    };

    private string Summary(DatabaseInstance instance)
    {
        var parts = new List<string>();
        if (instance.Version is { } version)
            parts.Add($"PostgreSQL {version}");
        if (instance.Metrics is { IsReplica: true })
            parts.Add(Texts["databases.sum.replica"]);
        if (instance.Scope.Server is { } server)
            parts.Add(server.Value);
        if (instance.Address is { } address)
            parts.Add(address);
        if (instance.IsLive && instance.Metrics is { } metrics && metrics.StartedAt > DateTimeOffset.UnixEpoch)
            parts.Add(Texts.Of("databases.sum.up", Format.Duration(Time.GetUtcNow() - metrics.StartedAt)));
        return string.Join(" · ", parts);
    }
}
