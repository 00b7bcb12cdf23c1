namespace TapBot.Portal.Ui.Logs;

/// <summary>Who writes lines, as a view is told once.</summary>
/// <param name="Number">How lines refer to it.</param>
/// <param name="Colour">See <see cref="LogColours"/>.</param>
/// <param name="Name">What stands before its lines.</param>
/// <param name="Title">Its full name, for whoever points at it.</param>
internal readonly record struct LogWriter(int Number, int Colour, string Name, string Title);
