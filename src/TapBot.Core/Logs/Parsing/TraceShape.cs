namespace TapBot.Core.Logs;

/// <summary>What a line looks like when it is thought of as part of a stack trace.</summary>
internal enum TraceShape : byte
{
    /// <summary>It stands for itself.</summary>
    None,

    /// <summary>Nothing but a part of a trace looks like this: <c>at ...</c>, <c>Caused by: ...</c>, <c>... 23 more</c>, PostgreSQL's DETAIL.</summary>
    Frame,

    /// <summary>A trace begins: <c>panic: </c>, <c>goroutine 1 [running]:</c>, <c>thread 'main' panicked at</c>.</summary>
    Opening,

    /// <summary>Python: <c>Traceback (most recent call last):</c>.</summary>
    Traceback,

    /// <summary>The name of an exception, and what it says.</summary>
    Exception,

    /// <summary>Within a trace it belongs to it: a Go function, a brace, an empty line.</summary>
    Body,

    /// <summary>It begins with a space.</summary>
    Indented,

    /// <summary>It begins with a tab, as PostgreSQL goes on with a statement.</summary>
    Tabbed,

    /// <summary>Six spaces: the second line of .NET's console.</summary>
    Wrapped,
}
