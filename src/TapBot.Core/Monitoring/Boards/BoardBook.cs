using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using TapBot.Core.Access;
using TapBot.Core.Storage;
using TapBot.Core.Streaming;
using TapBot.Core.Wording;

namespace TapBot.Core.Monitoring;

/// <summary>Every board there is: the one that is there by itself, those of the configuration, and those in the store. Answers from memory.</summary>
internal sealed class BoardBook(IOptions<BoardsOptions> options, PortalStorage storage, TimeProvider time)
{
    /// <summary>So many can be made in the portal.</summary>
    public const int Most = 100;

    private readonly StoreReading reading = new();
    private readonly IReadOnlyList<BoardPlan> given = [.. options.Value.Boards.Select(Of).Prepend(BoardPlan.Default).GroupBy(b => b.Name).Select(g => g.Last())];
    private IReadOnlyList<BoardPlan> edited = [];

    /// <summary>All of them: the default one first, then as the configuration has them, then by name. What the configuration has is not looked for in the store.</summary>
    public IReadOnlyList<BoardPlan> All => [.. given, .. Edited];

    /// <summary>Those that were made in the portal.</summary>
    public IReadOnlyList<BoardPlan> Edited => Volatile.Read(ref edited);

    /// <summary>Raised when they have changed.</summary>
    public Pulse Changes { get; } = new();

    /// <summary>The board of that name, or null.</summary>
    public BoardPlan? Find(string? name) => given.Concat(Edited).FirstOrDefault(b => b.Name.Value == name);

    /// <summary>That there is no board of a name, and which there are.</summary>
    public Phrase Unknown(string name) => Phrase.Of("access.screen.noBoard", ("board", name), ("known", string.Join(", ", All.Select(b => b.Name.Value))));

    /// <summary>Reads what is stored. A board whose name the configuration has taken since waits in the store.</summary>
    public Task LoadAsync(CancellationToken cancellationToken) => reading.TakeAsync(() => storage.ReadAsync(db => db.Set<BoardRow>().OrderBy(b => b.Name).ToListAsync(cancellationToken)), Take, cancellationToken);

    /// <summary>Keeps a board in the place of the one of its name. Answers false when there is one and should not be, when there is none and should be, or when there are too many.</summary>
    public async Task<bool> SaveAsync(BoardPlan board, bool isNew)
    {
        var stored = await storage.WriteAsync(async db =>
        {
            var row = await db.Set<BoardRow>().SingleOrDefaultAsync(b => b.Name == board.Name.Value, CancellationToken.None);
            if (isNew != row is null || (isNew && await db.Set<BoardRow>().CountAsync(CancellationToken.None) >= Most))
                return false;
            if (row is null)
                db.Add(row = new BoardRow { Name = board.Name.Value, Tiles = "" });
            (row.Title, row.Tiles, row.PageSeconds, row.Inches, row.Metres, row.ChangedAt) =
                (board.Title, string.Join(',', board.Tiles), board.PageTime?.TotalSeconds, board.Inches, board.Metres, time.GetUtcNow());
            return true;
        }, CancellationToken.None);
        await LoadAsync(CancellationToken.None);
        return stored;
    }

    /// <summary>Forgets a board; false when there is none.</summary>
    public async Task<bool> RemoveAsync(BoardName name)
    {
        var count = await storage.WriteAsync(db => db.Set<BoardRow>().Where(b => b.Name == name.Value).ExecuteDeleteAsync(CancellationToken.None), CancellationToken.None);
        await LoadAsync(CancellationToken.None);
        return count > 0;
    }

    private void Take(List<BoardRow> rows)
    {
        var before = Edited.ToDictionary(b => b.Name);
        // What is as it was stays the same object: nothing is drawn anew for it.
        var now = rows.Select(Of).OfType<BoardPlan>().Where(b => given.All(g => g.Name != b.Name)).Select(b => before.GetValueOrDefault(b.Name) is { } known && known == b ? known : b).ToList();
        if (now.Count == before.Count && now.All(b => ReferenceEquals(before.GetValueOrDefault(b.Name), b)))
            return;
        Volatile.Write(ref edited, now);
        Changes.Raise();
    }

    private static BoardPlan Of(BoardOptions board) => new(
        BoardName.Parse(board.Name), string.IsNullOrWhiteSpace(board.Title) ? null : board.Title.Trim(), board.Tiles.Count > 0 ? [.. board.Tiles.Distinct()] : BoardPlan.Default.Tiles, BoardOrigin.Configuration);

    /// <summary>A board of another portal on the same store may have tiles that this one does not know: they are left out.</summary>
    private static BoardPlan? Of(BoardRow row)
    {
        if (!BoardName.TryParse(row.Name, null, out var name))
            return null;
        var tiles = row.Tiles.Split(',').Select(t => Enum.TryParse<TileKind>(t, out var kind) && Enum.IsDefined(kind) ? kind : (TileKind?)null).OfType<TileKind>().Distinct().ToList();
        return new BoardPlan(name, row.Title, tiles.Count > 0 ? [.. tiles] : BoardPlan.Default.Tiles, BoardOrigin.Edited)
        {
            PageTime = row.PageSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
            Inches = row.Inches,
            Metres = row.Metres,
            ChangedAt = row.ChangedAt,
        };
    }
}
