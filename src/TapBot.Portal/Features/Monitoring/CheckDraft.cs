using TapBot.Core.Monitoring;
using TapBot.Core.Operations;

namespace TapBot.Portal.Features.Monitoring;

/// <summary>A check as somebody is writing it.</summary>
internal sealed class CheckDraft
{
    public string? Name { get; set; }

    public string? Url { get; set; }

    /// <summary>Empty for the portal as a whole.</summary>
    public string? Server { get; set; }

    public string? Status { get; set; } = CheckQuestion.UsualStatus;

    public string? Keyword { get; set; }

    public string? Json { get; set; }

    public string? Value { get; set; }

    public int? SlowMilliseconds { get; set; }

    public int EverySeconds { get; set; } = CheckQuestion.UsualEvery;

    public int TimeoutSeconds { get; set; } = CheckQuestion.UsualTimeout;

    /// <summary>A check as it is now.</summary>
    public static CheckDraft Of(CheckPlan plan)
    {
        var asked = plan.Question;
        return new()
        {
            Name = plan.Name, Url = asked.Url, Server = asked.Server, Status = asked.Status, Keyword = asked.Keyword, Json = asked.Json, Value = asked.Value, SlowMilliseconds = asked.SlowMilliseconds,
            EverySeconds = asked.EverySeconds, TimeoutSeconds = asked.TimeoutSeconds,
        };
    }

    /// <summary>What is to be done.</summary>
    public IOperation Operation(bool isNew)
    {
        var (name, asks) = (Name?.Trim() ?? "", new CheckQuestion(Url ?? "", Server, Status ?? "", Keyword, Json, Value, SlowMilliseconds, EverySeconds, TimeoutSeconds));
        return isNew ? new AddCheck(name, asks) : new ChangeCheck(name, asks);
    }
}
