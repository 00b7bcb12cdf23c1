using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using TapBot.Portal.Resources;
using TapBot.Portal.Shell;
using TapBot.Portal.Ui;
using TapBot.Portal.Ui.Logs;

namespace TapBot.Portal.Features.Logs;

/// <summary>Any logs together: one look at them, or up to four side by side. All of it stands in the address.</summary>
public sealed partial class LogsPage
{
    private readonly LogColours _colours = new();
    private readonly List<int> _ids = [];
    private LogsAddress _address = new();
    private IReadOnlyList<LogsAddress> _looks = [new()];
    private int _front, _last;
    private int? _closing;
    private ElementReference _root;
    private IJSObjectReference? _module;

    [Inject] public required NavigationManager Navigation { get; init; }

    [Inject] public required Texts Texts { get; init; }

    [Inject] public required IEnumerable<ILogViews> Views { get; init; }

    [Inject] public required IJSRuntime Js { get; init; }

    /// <summary>One part of the query, so that the page hears of every change of it; all of them are read together.</summary>
    [SupplyParameterFromQuery(Name = "source")] public string[]? Source { get; set; }

    private string SummaryOf(LogsAddress look) => look.Sources.Count switch
    {
        0 => Texts["logs.source.all"],
        1 => SourceWords.Of(Texts, look.Sources[0]),
        var count => Texts.Of("logs.source.count", count),
    };

    // What is closed goes, the others are the same as before; what another address has more is new.
    protected override void OnParametersSet()
    {
        _address = LogsAddress.Read(new Uri(Navigation.Uri).Query);
        _looks = _address.Looks;
        if (_closing is { } closed && _ids.Count == _looks.Count + 1)
            _ids.RemoveAt(closed);
        _closing = null;
        while (_ids.Count > _looks.Count)
            _ids.RemoveAt(_ids.Count - 1);
        while (_ids.Count < _looks.Count)
            _ids.Add(++_last);
        _front = Math.Min(_front, _looks.Count - 1);
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
            return;
        _module = await Js.ImportAsync("Features/Logs/LogsPage.razor.js", Alive);
        await _module.InvokeVoidAsync("split", Alive, _root);
    }

    protected override ValueTask DisposeCoreAsync() => _module.LetGoAsync();

    private static string NumberOf(int look) => (look + 1).ToString(CultureInfo.InvariantCulture);

    /// <summary>With several of them each can be closed.</summary>
    private EventCallback CloseOf(int look) => _looks.Count > 1 ? EventCallback.Factory.Create(this, () => Close(look)) : default;

    private void Close(int look)
    {
        _closing = look;
        Go(LogsAddress.Of([.. _looks.Where((_, i) => i != look)]));
    }

    private void Change(int look, LogsAddress address) => Go(LogsAddress.Of([.. _looks.Select((l, i) => i == look ? address with { Beside = [] } : l)]));

    /// <summary>Another one like the last.</summary>
    private void Split()
    {
        _front = _looks.Count;
        Go(LogsAddress.Of([.. _looks, _looks[^1] with { At = null, IsSearch = false }]));
    }

    /// <summary>On a small screen there is one of them at a time; on any, the keyboard goes there.</summary>
    private async Task ToFrontAsync(int look)
    {
        _front = look;
        if (_module is not null)
            await _module.InvokeVoidAsync("toFront", Alive, _root, look);
    }

    private void Go(LogsAddress address) => Navigation.NavigateTo(PortalUrls.Logs(address), replace: address.Sources.SequenceEqual(_address.Sources) && address.IsSearch == _address.IsSearch && address.Beside.Count == _address.Beside.Count);
}
