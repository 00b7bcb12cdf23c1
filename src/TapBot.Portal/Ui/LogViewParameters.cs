using Microsoft.AspNetCore.Components;
using TapBot.Core.Logs;
using TapBot.Portal.Ui.Logs;

namespace TapBot.Portal.Ui;

/// <summary>What a <see cref="LogView"/> is given by the page around it, and what it tells that page.</summary>
public abstract class LogViewParameters : LiveComponent
{
    /// <summary>The log. The view owns it from now on: it is disposed when the view leaves the page or is given another one.</summary>
    [Parameter, EditorRequired] public required ILogTail Tail { get; set; }

    /// <summary>What the tail tells, so that another one of the same lines leaves on the screen what is there; null where nobody changes the sources.</summary>
    [Parameter] public LogContents? Contents { get; set; }

    /// <summary>Whose log it is, for screen readers.</summary>
    [Parameter, EditorRequired] public required string Name { get; set; }

    /// <summary>Leaves out buttons and numbers, for a small place beside other things.</summary>
    [Parameter] public bool Compact { get; set; }

    /// <summary>The past of the log; null for a view that knows the tail only.</summary>
    [Parameter] public ILogHistory? History { get; set; }

    /// <summary>The colours of logs on this page.</summary>
    [Parameter] public LogColours? Colours { get; set; }

    /// <summary>Lines of several logs are shown, or may be.</summary>
    [Parameter] public bool Merged { get; set; }

    /// <summary>Only some lines are shown, so that one may want to see those around.</summary>
    [Parameter] public bool HasContext { get; set; }

    /// <summary>What is to be marked.</summary>
    [Parameter] public LogFind? Find { get; set; }

    /// <summary>The browser cannot mark what is to be marked.</summary>
    [Parameter] public EventCallback<LogFindFlaw> OnFindFlaw { get; set; }

    /// <summary>The columns that are shown, fields with a dot before their names; null for those that the browser remembers.</summary>
    [Parameter] public IReadOnlyList<string>? Columns { get; set; }

    /// <summary>Somebody has chosen other columns.</summary>
    [Parameter] public EventCallback<IReadOnlyList<string>> OnColumns { get; set; }

    /// <summary>A place to go to; the newest lines without one.</summary>
    [Parameter] public LogCursor? At { get; set; }

    /// <summary>The lines are of a time that is over: nothing will come, and that is no fault.</summary>
    [Parameter] public bool IsPast { get; set; }

    /// <summary>What stands there while there are no lines.</summary>
    [Parameter] public string? Empty { get; set; }

    /// <summary>The full address of a line.</summary>
    [Parameter] public Func<LogLineDetails, string>? LinkOf { get; set; }

    /// <summary>Somebody wants lines with or without a field's value.</summary>
    [Parameter] public EventCallback<LogCondition> OnCondition { get; set; }

    /// <summary>What stands above the lines and belongs to them: boxes, chips, the strip of time.</summary>
    [Parameter] public RenderFragment? ChildContent { get; set; }

    /// <summary>More for the status line.</summary>
    [Parameter] public RenderFragment? Status { get; set; }
}
