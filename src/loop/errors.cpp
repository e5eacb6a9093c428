#include "loop/errors.hpp"

namespace comptoir::loop {

namespace {

std::string counted(const std::string& message, std::size_t errors) {
  return message + " (" + std::to_string(errors) + (errors == 1 ? " sub-exception)" : " sub-exceptions)");
}

}  // namespace

ExceptionGroup::ExceptionGroup(const std::string& message, std::vector<std::exception_ptr> errors)
    : Exception(counted(message, errors.size())), message_(message), errors_(std::move(errors)) {
  if (errors_.empty()) throw ValueError("second argument (exceptions) must be a non-empty sequence");
}

ExceptionGroup::Split ExceptionGroup::split_by(Matches matches) const {
  if (matches(std::make_exception_ptr(*this))) return {*this, std::nullopt};
  std::vector<std::exception_ptr> matched;
  std::vector<std::exception_ptr> rest;
  for (const std::exception_ptr& error : errors_) {
    if (matches(error)) {
      matched.push_back(error);
      continue;
    }
    try {
      std::rethrow_exception(error);
    } catch (const ExceptionGroup& group) {
      const Split halves = group.split_by(matches);
      if (halves.matched) matched.push_back(std::make_exception_ptr(*halves.matched));
      if (halves.rest) rest.push_back(std::make_exception_ptr(*halves.rest));
    } catch (...) {
      rest.push_back(error);
    }
  }
  Split halves;
  if (!matched.empty()) halves.matched.emplace(message_, std::move(matched));
  if (!rest.empty()) halves.rest.emplace(message_, std::move(rest));
  return halves;
}

std::string type_name(const std::exception_ptr& error) {
  try {
    std::rethrow_exception(error);
  } catch (const Exception& e) {
    return e.name();
  } catch (const CancelledError&) {
    return "CancelledError";
  } catch (...) {
    return "Exception";
  }
}

std::string describe(const std::exception_ptr& error) {
  try {
    std::rethrow_exception(error);
  } catch (const ExceptionGroup& group) {
    std::string text = "ExceptionGroup[";
    for (const std::exception_ptr& one : group.exceptions()) {
      if (&one != &group.exceptions().front()) text += ", ";
      text += describe(one);
    }
    return text + "]";
  } catch (const CancelledError& e) {
    return std::string("CancelledError(") + e.message() + ")";
  } catch (const Exception& e) {
    return std::string(e.name()) + "(" + e.what() + ")";
  } catch (const std::exception& e) {
    return std::string("Exception(") + e.what() + ")";
  } catch (...) {
    return "Exception()";
  }
}

}  // namespace comptoir::loop
