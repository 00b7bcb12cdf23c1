using Npgsql;
using TapBot.Core.Streaming;
using TapBot.Core.Wording;

namespace TapBot.Core.Databases;

/// <summary>One connection per instance whose sessions somebody looks at, however many look. Unguarded, so it stays in this room.</summary>
internal sealed class SessionsSource : IAsyncDisposable
{
    /// <summary>How many sessions are listed at most.</summary>
    public const int Most = 1000;

    /// <summary>How many characters of a statement are shown at most.</summary>
    public const int QueryLength = 2000;

    private readonly SharedSource<DatabaseName, SessionList> source;
    private readonly DatabaseTargets targets;
    private readonly OwnTransactions own;
    private readonly TimeProvider time;

    public SessionsSource(DatabaseTargets targets, OwnTransactions own, TimeProvider time)
    {
        (this.targets, this.own, this.time) = (targets, own, time);
        source = new SharedSource<DatabaseName, SessionList>(
            FollowAsync, static _ => 1,
            static failed => failed is DatabaseException known ? known.Reason : Phrase.Of("databases.trouble.other", ("said", failed.Message)),
            new SharedSourceOptions { MaxItems = 2 }, time);
    }

    /// <summary>How many connections are open for it now.</summary>
    public int Running => source.Running;

    public SharedReader<SessionList> Open(DatabaseName database) => source.Open(database);

    public ValueTask DisposeAsync() => source.DisposeAsync();

    private async Task FollowAsync(DatabaseName name, SourceWriter<SessionList> writer, CancellationToken cancellationToken)
    {
        if (targets.Find(name) is not { Monitor: { } monitor } target)
        {
            writer.End(Phrase.Of("databases.needsLogIn"));
            return;
        }
        try
        {
            await using var connection = await DatabaseDoor.OpenAsync(target, monitor, cancellationToken);
            own.Add(name);
            using var timer = new PeriodicTimer(SessionList.Every, time);
            do
                writer.Write(await ReadAsync(connection, name, cancellationToken));
            while (await timer.WaitForNextTickAsync(cancellationToken) && targets.Find(name) == target);
        }
        catch (Exception failed) when (failed is not DatabaseException && !cancellationToken.IsCancellationRequested)
        {
            throw DatabaseDoor.Explained(failed, target, monitor);
        }
    }

    private async Task<SessionList> ReadAsync(NpgsqlConnection connection, DatabaseName name, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(SessionsSql.Sessions, connection);
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        var list = await SessionsSql.ReadAsync(rows, time.GetUtcNow(), cancellationToken);
        own.Add(name);
        return list;
    }
}
