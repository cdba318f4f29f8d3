package org.cunzheng.classify.conduct;

import org.cunzheng.evidence.LoggedIncident;
import org.cunzheng.law.Conduct;

/** One incident and one conduct that a finding suspects in it. */
record SuspectedAct(LoggedIncident incident, Conduct conduct) {}
