using TapBot.Core.Access;
using TapBot.Core.Databases;
using TapBot.Core.Streaming;
using TapBot.Portal.Hosting.Ahead;

namespace TapBot.Portal.Features.Databases;

/// <summary>What the page of an instance reads of its server: the sessions, which all parts count, and what the part shows. Where nothing is kept for the page, nothing is read ahead.</summary>
internal sealed class DatabasePageReading(DatabaseReader databases, HealthReader health, StatementsReader statements, DatabaseObjectReader objects) : IPageReading
{
    public Func<CancellationToken, Task>? For(Actor actor, HttpRequest request)
    {
        if (!DatabaseName.TryParse(request.RouteValues["DatabaseText"] as string, null, out var name))
            return null;
        var (part, database) = (request.RouteValues["Part"] as string, (string?)request.Query["database"]);
        return token => ReadAsync(actor, name, part, database, token);
    }

    private async Task ReadAsync(Actor actor, DatabaseName name, string? part, string? database, CancellationToken cancellationToken)
    {
        if (await databases.FindAsync(actor, name, cancellationToken) is not { NeedsLogIn: false } instance)
            return;
        await Task.WhenAll(
            databases.WatchSessionsAsync(actor, instance, cancellationToken).FirstOrDefaultAsync(v => v.List is not null || HasFailed(v.State), cancellationToken).AsTask(),
            part switch
            {
                "health" => health.GetAsync(actor, name, false, cancellationToken),
                "statements" => statements.WatchAsync(actor, instance, cancellationToken).FirstOrDefaultAsync(v => v.List is not null || HasFailed(v.State), cancellationToken).AsTask(),
                "objects" => ObjectsAsync(actor, name, database, cancellationToken),
                _ => Task.CompletedTask,
            });
    }

    private static bool HasFailed(StreamState state) => state is not (StreamState.Connecting or StreamState.Live);

    private async Task ObjectsAsync(Actor actor, DatabaseName name, string? database, CancellationToken cancellationToken)
    {
        var instance = await objects.GetInstanceAsync(actor, name, false, cancellationToken);
        await objects.GetAsync(actor, name, database ?? instance.CurrentDatabase, false, cancellationToken);
    }
}
