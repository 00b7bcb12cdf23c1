using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using TapBot.Core.Access;
using TapBot.Core.Storage;
using TapBot.Core.Streaming;

namespace TapBot.Core.Databases;

/// <summary>The registered instances, in the store with sealed passwords and in memory with open ones. Unguarded, so it stays in this room.</summary>
internal sealed class DatabaseRegister(PortalStorage storage, ISecretBox box, ILogger<DatabaseRegister> logger) : IDisposable
{
    private readonly Pulse changes = new();
    private readonly SemaphoreSlim turn = new(1);
    private IReadOnlyList<RegisteredDatabase> all = [];

    /// <summary>All that are registered, by name; none before the first <see cref="LoadAsync"/>.</summary>
    public IReadOnlyList<RegisteredDatabase> All => Volatile.Read(ref all);

    /// <summary>Completes when they have changed.</summary>
    public Task NextAsync() => changes.NextAsync();

    /// <summary>The one of that name, whatever its case, or null.</summary>
    public RegisteredDatabase? Find(DatabaseName name) => All.FirstOrDefault(d => RegisteredDatabase.KeyOf(d.Name) == RegisteredDatabase.KeyOf(name));

    /// <summary>Reads them from the store. What somebody has spoilt there is left out: the others must not suffer from it.</summary>
    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        await turn.WaitAsync(cancellationToken);
        try
        {
            var rows = await storage.ReadAsync(db => db.Set<DatabaseRow>().Include(d => d.LogIns).OrderBy(d => d.Key).ToListAsync(cancellationToken));
            foreach (var spoilt in rows.Where(r => !IsSound(r)))
                Log.RegistrationSpoilt(logger, spoilt.Key);
            Volatile.Write(ref all, rows.FindAll(IsSound).ConvertAll(Open));
        }
        finally
        {
            turn.Release();
        }
        changes.Raise();
    }

    /// <summary>Stores one; false, with nothing changed, when a new one's name is taken or a changed one is gone.</summary>
    public async Task<bool> SaveAsync(RegisteredDatabase database, bool isNew, CancellationToken cancellationToken)
    {
        var key = RegisteredDatabase.KeyOf(database.Name);
        var saved = await storage.WriteAsync(async db =>
        {
            var row = await db.Set<DatabaseRow>().Include(d => d.LogIns).SingleOrDefaultAsync(d => d.Key == key, cancellationToken);
            if (row is null != isNew)
                return false;
            if (row is null)
                db.Add(row = new DatabaseRow { Key = key, Name = database.Name.Value, Host = "", Port = 0, Database = "", Tls = default });
            (row.Host, row.Port, row.Database, row.Tls, row.Server) = (database.Host, database.Port, database.Database, database.Tls, database.Server?.Value);
            row.LogIns.RemoveAll(l => !database.LogIns.ContainsKey(l.Kind));
            foreach (var (kind, logIn) in database.LogIns)
            {
                var secret = box.Seal(logIn.Password ?? throw new InvalidOperationException($"The password of {logIn.User} is lost."), database.PurposeOf(kind, logIn.User));
                if (row.LogIns.Find(l => l.Kind == kind) is { } known)
                    (known.User, known.Password) = (logIn.User, secret);
                else
                    row.LogIns.Add(new DatabaseLogInRow { DatabaseKey = key, Kind = kind, User = logIn.User, Password = secret });
            }
            return true;
        }, cancellationToken);
        if (saved)
            await LoadAsync(CancellationToken.None);
        return saved;
    }

    /// <summary>Forgets one and its passwords; false when there is none.</summary>
    public async Task<bool> RemoveAsync(DatabaseName name, CancellationToken cancellationToken)
    {
        var key = RegisteredDatabase.KeyOf(name);
        var removed = await storage.WriteAsync(db => db.Set<DatabaseRow>().Where(d => d.Key == key).ExecuteDeleteAsync(cancellationToken), cancellationToken) > 0;
        if (removed)
            await LoadAsync(CancellationToken.None);
        return removed;
    }

    public void Dispose() => turn.Dispose();

    private static bool IsSound(DatabaseRow row) => DatabaseName.TryParse(row.Name, null, out _) && row.Port is >= 1 and <= ushort.MaxValue;

    private RegisteredDatabase Open(DatabaseRow row)
    {
        var place = new RegisteredDatabase
        {
            Name = DatabaseName.Parse(row.Name),
            Host = row.Host,
            Port = row.Port,
            Database = row.Database,
            Tls = row.Tls,
            Server = ServerName.TryParse(row.Server, null, out var server) ? server : null,
            LogIns = new Dictionary<LogInKind, RegisteredLogIn>(),
        };
        return place with { LogIns = row.LogIns.ToDictionary(l => l.Kind, l => new RegisteredLogIn(l.User, box.Open(l.Password, place.PurposeOf(l.Kind, l.User)))) };
    }
}
