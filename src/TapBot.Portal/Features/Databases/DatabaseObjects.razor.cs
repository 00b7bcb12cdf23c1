using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using TapBot.Core.Databases;
using TapBot.Core.Wording;
using TapBot.Portal.Resources;
using TapBot.Portal.Shell;

namespace TapBot.Portal.Features.Databases;

/// <summary>The objects of an instance: a tree with a box to find in it, and beside it the one that is looked at. What is chosen stands in the address.</summary>
public sealed partial class DatabaseObjects
{
    private const int MostFound = 500, LeastOfPart = 2;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    private readonly HashSet<string> _open = new(StringComparer.Ordinal);
    private InstanceObjects? _instance;
    private ObjectList? _list;
    private ObjectTree? _tree;
    private IReadOnlyList<ObjectTreeRow> _rows = [];
    private int _total;
    private Phrase? _problem;
    private ObjectDetails? _details;
    private Phrase? _detailsProblem;
    private bool _isGone;
    private string? _clicked;
    private (string? Database, ObjectId? Id, string? Find)? _shown;
    private IReadOnlyList<ObjectPart> _parts = [];
    private int _loads, _looks, _searches;
    private string? _find, _addressed;
    private readonly List<string?> _following = [];

    [Inject] public required DatabaseObjectReader Reader { get; init; }

    [Inject] public required NavigationManager Navigation { get; init; }

    [Inject] public required Texts Texts { get; init; }

    [Inject] public required TimeProvider Time { get; init; }

    [Parameter, EditorRequired] public required DatabaseInstance Instance { get; set; }

    [Parameter] public string? Database { get; set; }

    [Parameter] public string? Kind { get; set; }

    [Parameter] public string? Oid { get; set; }

    [Parameter] public string? Tab { get; set; }

    [Parameter] public string? Find { get; set; }

    private string? Chosen => Database ?? _instance?.CurrentDatabase;

    /// <summary>What is typed is found before the address has followed.</summary>
    private bool IsFinding => !string.IsNullOrWhiteSpace(_find) && _list is not null;

    private ObjectId? Id => Enum.TryParse<ObjectKind>(Kind, ignoreCase: true, out var kind) && Enum.IsDefined(kind) && uint.TryParse(Oid, NumberStyles.None, CultureInfo.InvariantCulture, out var oid) ? new ObjectId(kind, oid) : null;

    private string? SelectedKey => Id is null ? null : _details?.Object is { } shown ? ObjectTreeRow.KeyOf(shown) : _clicked;

    protected override void OnParametersSet()
    {
        FollowAddress();
        var (before, now) = (_shown, (Database, Id, _find));
        if (before == now)
            return;
        _shown = now;
        if (before is null || before.Value.Database != Database)
            Load(anew: false);
        if (before?.Id != Id || before?.Database != Database)
            Look();
        if (before?.Find != _find || before?.Database != Database)
            SearchParts();
        Arrange();
    }

    /// <summary>What stands below tables is in no list: the server is asked for it. What was found of the list is there meanwhile.</summary>
    private void SearchParts()
    {
        var search = ++_searches;
        _parts = [];
        if (_find is not { } text || text.Trim().Length < LeastOfPart)
            return;
        Run(async token =>
        {
            try
            {
                await Task.Delay(Pause, Time, token); // the server is asked when somebody pauses, not with each letter
                if (search != _searches)
                    return;
                var found = await Reader.SearchPartsAsync(Actor, Instance.Name, Database, text, token);
                if (search != _searches)
                    return;
                _parts = found;
            }
            catch (DatabaseException)
            {
                // Who cannot be asked now says so where the list is read.
                return;
            }
            Arrange();
            Draw();
        });
    }

    private void Load(bool anew) => Run(async token =>
    {
        var load = ++_loads;
        _problem = null;
        try
        {
            var instance = await Reader.GetInstanceAsync(Actor, Instance.Name, anew, token);
            if (load != _loads)
                return;
            _instance = instance;
            if (_list?.Database != Chosen)
                Take(null);
            Draw();
            var list = await Reader.GetAsync(Actor, Instance.Name, Chosen, anew, token);
            if (load != _loads)
                return;
            Take(list);
            if (anew && _isGone)
                Look();
        }
        catch (DatabaseException failed)
        {
            if (load == _loads)
                _problem = failed.Reason;
        }
        Draw();
    });

    private void Look()
    {
        var look = ++_looks;
        (_details, _detailsProblem, _isGone) = (null, null, false);
        if (Id is not { } id)
            return;
        Run(async token =>
        {
            try
            {
                var found = await Reader.FindAsync(Actor, Instance.Name, Database, id, token);
                if (look != _looks)
                    return;
                (_details, _isGone) = (found, found is null);
                OpenWay();
                Arrange();
            }
            catch (DatabaseException failed)
            {
                if (look == _looks)
                    _detailsProblem = failed.Reason;
            }
            Draw();
        });
    }

    private void Take(ObjectList? list)
    {
        var isFirst = _list?.Database != list?.Database;
        _list = list;
        _tree = new ObjectTree(_instance!, Chosen!, list);
        // What was open below a table is read again when it is opened again.
        _open.RemoveWhere(k => k.StartsWith("o:", StringComparison.Ordinal));
        if (isFirst)
            _open.UnionWith(_tree.OpenAtFirst());
        OpenWay();
        Arrange();
    }

    private void OpenWay()
    {
        if (_details is { } details && _tree is { } tree)
            _open.UnionWith(tree.WayTo(details.Object));
    }

    private void Arrange()
    {
        if (IsFinding)
        {
            (var found, _total) = ObjectSearch.Find(_list!.All, _find!, MostFound);
            var all = found.Select(o => new ObjectTreeRow(ObjectTreeRow.KeyOf(o), 1, o.FullName, o))
                .Concat(_parts.Select(p => new ObjectTreeRow($"p:{p.Kind}:{p.Of.Oid}:{p.Name}", 1, $"{p.Of.FullName} · {p.Name}", p.Of) { Part = p.Kind })).ToList();
            _total += _parts.Count;
            _rows = [.. all.Select((r, i) => r with { Position = i + 1, Of = all.Count })];
        }
        else
            _rows = _tree?.Rows(_open) ?? [];
    }

    private void Toggle(ObjectTreeRow row)
    {
        if (row.Object is { Kind: ObjectKind.Database } database && database.Name != Chosen)
        {
            Choose(row);
            return;
        }
        if (!_open.Remove(row.Key))
            _open.Add(row.Key);
        if (row is { Object: { } of, Part: null } && _tree is { } tree && tree.LacksParts(of) && _open.Contains(row.Key))
            ReadParts(tree, of, row.Key);
        Arrange();
    }

    /// <summary>What stands below a table is read when it is opened.</summary>
    private void ReadParts(ObjectTree tree, DatabaseObject of, string key) => Run(async token =>
    {
        try
        {
            tree.Add(of, await Reader.PartsAsync(Actor, Instance.Name, Chosen == _instance?.CurrentDatabase ? null : Chosen, of.Id, token));
        }
        catch (DatabaseException failed)
        {
            _problem = failed.Reason;
            _open.Remove(key);
        }
        Arrange();
        Draw();
    });

    /// <summary>Another database is looked into as soon as it is chosen, unless the log-in may not.</summary>
    private void Choose(ObjectTreeRow row)
    {
        if (row.Object is not { } of)
            return;
        _clicked = row.Key;
        var other = of is { Kind: ObjectKind.Database, IsClosed: false } ? (of.Name == _instance?.CurrentDatabase ? null : of.Name) : Database;
        Navigation.NavigateTo(PortalUrls.DatabaseObjects(Instance.Name, other, of.Id, row.Part, _find));
    }

    private void OnFindKey(KeyboardEventArgs key)
    {
        if (key.Key == "Enter" && IsFinding && _rows is [var first, ..])
            Choose(first);
    }

    private void Seek(string? text)
    {
        _find = text;
        _shown = (Database, Id, _find);
        SearchParts();
        Arrange();
        _following.Add(Normal(text));
        Navigation.NavigateTo(PortalUrls.DatabaseObjects(Instance.Name, Database, Id, Tab, text), replace: true);
    }

    /// <summary>An address that follows what was typed is behind it; any other one says what is looked for now.</summary>
    private void FollowAddress()
    {
        if (Normal(Find) == _addressed && _shown is not null)
            return;
        _addressed = Normal(Find);
        if (_following.IndexOf(_addressed) is >= 0 and var at)
        {
            _following.RemoveRange(0, at + 1);
            return;
        }
        _following.Clear();
        _find = Find;
    }

    private static string? Normal(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
