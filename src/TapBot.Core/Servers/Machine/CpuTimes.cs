namespace TapBot.Core.Servers;

/// <summary>What all processors of a machine have done since it started, in hundredths of a second (proc_stat(5)). The time of guests is part of that of users.</summary>
internal readonly record struct CpuTimes(long User, long System, long Idle, long Waiting, long Stolen)
{
    /// <summary>All of it.</summary>
    public long Total => User + System + Idle + Waiting + Stolen;
}
