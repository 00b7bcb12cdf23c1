using Microsoft.AspNetCore.Components;
using TapBot.Core.Databases;
using TapBot.Portal.Resources;
using TapBot.Portal.Shell;
using TapBot.Portal.Ui.Formatting;

namespace TapBot.Portal.Features.Databases;

/// <summary>The statements of an instance that take the most time, and what they did between the last two lists.</summary>
public sealed partial class DatabaseStatements
{
    private const int Cut = 300;

    private StatementsView? _view;
    private StatementList? _before;
    private IReadOnlyDictionary<string, StatementChange> _changes = new Dictionary<string, StatementChange>();
    private IReadOnlyList<CountedStatement> _shown = [];

    [Inject] public required StatementsReader Reader { get; init; }

    [Inject] public required NavigationManager Navigation { get; init; }

    [Inject] public required Texts Texts { get; init; }

    [Inject] public required Format Format { get; init; }

    [Inject] public required TimeProvider Time { get; init; }

    [Parameter, EditorRequired] public required DatabaseInstance Instance { get; set; }

    [Parameter] public string? Filter { get; set; }

    /// <summary>The statement whose whole text is open.</summary>
    [Parameter] public string? Show { get; set; }

    private CountedStatement? Open => Show is null ? null : _view?.List?.Statements.FirstOrDefault(s => KeyOf(s) == Show);

    protected override Task OnActorKnownAsync()
    {
        Run(FollowAsync);
        return Task.CompletedTask;
    }

    protected override void OnParametersSet() => Choose();

    /// <summary>A tab nobody sees costs the server no questions.</summary>
    private Task FollowAsync(CancellationToken token) => WhileSeenAsync(t => Reader.WatchAsync(Actor, Instance, t), Take, token);

    private void Take(StatementsView view)
    {
        var known = _view?.List;
        _view = view;
        if (view.List is not { } list || list == known)
            return;
        _before = known;
        _changes = known is null ? new Dictionary<string, StatementChange>() : list.Since(known);
        Choose();
    }

    private void Choose() => _shown = [.. (_view?.List?.Statements ?? [])
        .Where(s => string.IsNullOrWhiteSpace(Filter) || $"{s.Text} {s.User} {s.Database}".Contains(Filter.Trim(), StringComparison.OrdinalIgnoreCase))];

    private void Go(string? filter, string? show) => Navigation.NavigateTo(PortalUrls.Database(Instance.Name, "statements", filter, show), replace: show == Show);

    private StatementChange? Change(CountedStatement statement) => statement.Id is { } id ? _changes.GetValueOrDefault(id) : null;

    /// <summary>One that cannot be found again is named by its place.</summary>
    private string KeyOf(CountedStatement statement) => statement.Id ?? $"{statement.User}.{statement.Database}.{statement.Calls}.{statement.Milliseconds:R}";

    private string Length(double milliseconds) => milliseconds switch
    {
        < 10 => $"{milliseconds.ToString("0.##", System.Globalization.CultureInfo.CurrentCulture)}\u00A0{Texts["ui.unit.ms"]}",
        < 60_000 => Format.Milliseconds(TimeSpan.FromMilliseconds(milliseconds)),
        _ => Format.Duration(TimeSpan.FromMilliseconds(milliseconds)),
    };

    private string OneLine(CountedStatement statement) => statement.Text is { } text
        ? string.Join(' ', text[..Math.Min(text.Length, Cut)].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        : Texts["databases.session.hiddenQuery"];
}
