using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using TapBot.Portal.Resources;
using TapBot.Portal.Shell;
using TapBot.Portal.Ui;
using TapBot.Portal.Ui.Logs;

namespace TapBot.Portal.Features.Logs;

/// <summary>Any logs together: one look at them, or two side by side. All of it stands in the address.</summary>
public sealed partial class LogsPage
{
    private readonly LogColours _colours = new();
    private LogsAddress _address = new();
    private ElementReference _root;
    private IJSObjectReference? _module;

    [Inject] public required NavigationManager Navigation { get; init; }

    [Inject] public required Texts Texts { get; init; }

    [Inject] public required IEnumerable<ILogViews> Views { get; init; }

    [Inject] public required IJSRuntime Js { get; init; }

    /// <summary>One part of the query, so that the page hears of every change of it; all of them are read together.</summary>
    [SupplyParameterFromQuery(Name = "source")] public string[]? Source { get; set; }

    private string Summary => _address.Sources.Count switch
    {
        0 => Texts["logs.source.all"],
        1 => SourceWords.Of(Texts, _address.Sources[0]),
        var count => Texts.Of("logs.source.count", count),
    };

    protected override void OnParametersSet() => _address = LogsAddress.Read(new Uri(Navigation.Uri).Query);

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
            return;
        _module = await Js.ImportAsync("Features/Logs/LogsPage.razor.js", Alive);
        await _module.InvokeVoidAsync("split", Alive, _root);
    }

    protected override ValueTask DisposeCoreAsync() => _module.LetGoAsync();

    /// <summary>With two of them the first can be closed too.</summary>
    private EventCallback CloseFirst => _address.Beside is { } beside ? EventCallback.Factory.Create(this, () => Go(beside)) : default;

    private void Split() => Go(_address with { Beside = _address with { At = null, IsSearch = false, Beside = null } });

    private void Go(LogsAddress address) => Navigation.NavigateTo(PortalUrls.Logs(address), replace: address.Sources.SequenceEqual(_address.Sources) && address.IsSearch == _address.IsSearch);
}
